/**
 * `DEFENCES=all npx vitest run --config test/vitest.config.ts --project e2e`, or parts of names, with commas between them, in place of `all`: takes each
 * defence away in a copy of the repository, and looks whether its tests fail. A test of the tests, by command: it takes half an hour.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Defence } from './defence.ts';
import { DEFENCES } from './defences.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const COPIED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'LICENSE',
  'server',
  'ide',
  'runtime',
  'lessons',
  'test',
  '.build',
  '.npmrc',
];
const asked = (process.env.DEFENCES ?? 'all').split(',');
/** Without a defence, some code never comes to an end. */
const MOST_MS = 300_000;
const copy = mkdtempSync(join(tmpdir(), 'wszero-without-'));

beforeAll(() => {
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  // links would lead the build out of the copy
  const linked = spawnSync('cp', ['-al', join(ROOT, 'node_modules'), copy]);
  if (linked.status !== 0) cpSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Results {
  numFailedTests: number;
  numPassedTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** Runs the tests of a defence in the copy. */
async function run({ tests, project = 'unit' }: Defence): Promise<{ failed: string[]; passed: number; output: string }> {
  const results = join(copy, 'results.json');
  rmSync(results, { force: true });
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--project', project, ...tests];
  const { DEFENCES: _asked, VITEST: _vitest, ...env } = process.env;
  const child = spawn(process.execPath, [...args, '--bail=1', '--reporter=json', `--outputFile=${results}`], {
    cwd: copy,
    env,
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  // with all that it started: what hangs is one of those
  const tooLong = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), MOST_MS);
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(tooLong);
  if (signal === 'SIGKILL') return { failed: ['its tests never came to an end'], passed: 0, output };
  // without a result the build failed, and nothing was shown
  const { numPassedTests, testResults } = JSON.parse(readFileSync(results, 'utf8')) as Results;
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed'));
  return { failed: failed.map(({ fullName }) => fullName), passed: numPassedTests, output };
}

function replaced(text: string, { from, to }: { from: string; to: string }): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, () => to);
}

describe('each of these is missed when it is gone', () => {
  it.each(DEFENCES.filter(({ name }) => asked.some((part) => part === 'all' || name.includes(part))))(
    '$name',
    { timeout: 1_200_000 },
    async (defence) => {
      const path = join(copy, defence.file);
      const text = readFileSync(path, 'utf8');
      try {
        writeFileSync(path, [defence, ...(defence.also ? [defence.also] : [])].reduce(replaced, text));
        const { failed, passed, output } = await run(defence);
        expect(failed.length + passed, output.slice(-2_000)).toBeGreaterThan(0);
        console.log(`${defence.name}: ${failed.length === 0 ? 'NOT MISSED' : failed.slice(0, 3).join(' | ')}`);
        expect(failed, output.slice(-2_000)).not.toEqual([]);
      } finally {
        writeFileSync(path, text);
      }
    },
  );
});
