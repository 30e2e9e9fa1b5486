/**
 * `npm run bench -- [row…] [--rounds N] [--json FILE] [--html FILE]`: measures the rows that are named, or all those that need not be.
 * `class --double` is the class twice as large again and again.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machineHere } from './machine.ts';
import { measureRow } from './measure-row.ts';
import { benchPage } from './page/bench-page.ts';
import type { Result } from './results.ts';
import { ON_REQUEST, ROWS } from './rows.ts';
import { table } from './table.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, html: { type: 'string' }, rounds: { type: 'string' }, double: { type: 'boolean' } },
  allowPositionals: true,
});
const names = values.double ? positionals.map((name) => (name === 'class' ? 'class-double' : name)) : positionals;
const known = [...ROWS, ...ON_REQUEST];
const unknown = names.filter((name) => !known.some((row) => row.name === name));
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (unknown.length > 0) fail(`There is no row ${unknown.join(', ')}. There are: ${known.map(({ name }) => name).join(', ')}.`);
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds % 2 === 1)) fail('--rounds wants an odd number.');

const rows = names.length > 0 ? known.filter(({ name }) => names.includes(name)) : ROWS;
const began = new Date();
const results: Result[] = [];
for (const row of rows) {
  const since = performance.now();
  const measured = await measureRow(row, rounds);
  console.log(`${table(measured)}\n${row.name} took ${String(Math.round((performance.now() - since) / 1_000))} s\n`);
  results.push(...measured);
}

const report = { at: began.toISOString(), command: ['npm run bench', ...process.argv.slice(2)].join(' '), machine: machineHere(), results };
const json = JSON.stringify(report, undefined, 2);
if (values.json !== undefined) write(values.json, `${json}\n`);
if (values.html !== undefined) write(values.html, benchPage(report, rows));
const budgeted = results.filter(({ verdict }) => verdict !== 'told');
const passed = budgeted.filter(({ verdict }) => verdict === 'pass');
console.log(`${String(passed.length)} of ${String(budgeted.length)} figures within budget`);
process.exit(passed.length === budgeted.length ? 0 : 1);

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}

/** A path is from where the command was typed: npm runs in the project's folder. */
function write(path: string, content: string): void {
  writeFileSync(resolve(process.env['INIT_CWD'] ?? '.', path), content);
}
