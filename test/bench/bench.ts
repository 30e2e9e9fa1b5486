/** `npm run bench -- [row…] [--json FILE]`: measures the rows that are named, or all. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chatRow } from './chat-row.ts';
import { checkRow } from './check-row.ts';
import { coldRow } from './cold-row.ts';
import { echoRow } from './echo-row.ts';
import { keyVisibleRow } from './key-visible-row.ts';
import { lessonCheckRow } from './lesson-check-row.ts';
import { loopGuardRow } from './loop-guard-row.ts';
import { loopsRow } from './loops-row.ts';
import { neighbourRow } from './neighbour-row.ts';
import { pageStartRow } from './page-start-row.ts';
import { pictureRow } from './picture-row.ts';
import { postgresRow } from './postgres-row.ts';
import { judge, type Row } from './row.ts';
import { table } from './table.ts';
import { thousandRow } from './thousand-row.ts';

const ROWS: readonly Row[] = [
  echoRow,
  coldRow,
  neighbourRow,
  loopsRow,
  loopGuardRow,
  thousandRow,
  pictureRow,
  checkRow,
  lessonCheckRow,
  keyVisibleRow,
  pageStartRow,
  chatRow,
  postgresRow,
];

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !ROWS.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. There are: ${ROWS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results = [];
for (const row of ROWS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const figures = await row.measure();
  console.log(table(row.name, figures));
  results.push(...figures.map((figure) => ({ row: row.name, ...figure, verdict: judge(figure) })));
}

const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? '' };
const json = JSON.stringify({ at: new Date().toISOString(), machine, results }, undefined, 2);
if (values.json === undefined) console.log(json);
else writeFileSync(values.json, `${json}\n`);
const budgeted = results.filter(({ verdict }) => verdict !== 'told');
const passed = budgeted.filter(({ verdict }) => verdict === 'pass');
console.log(`${String(passed.length)} of ${String(budgeted.length)} figures within budget`);
process.exit(passed.length === budgeted.length ? 0 : 1);
