import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureFirefox } from './firefox.mjs';
import { ensureHaproxy } from './haproxy.mjs';
import { ensurePostgres } from './postgres.mjs';
import { ROOT } from './project-root.mjs';
import { runNode } from './run.mjs';

/** @typedef {{ testResults: { name: string, status: string, assertionResults: { status: string }[] }[] }} VitestResults */
/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

const RESULTS = join(ROOT, '.build/test-results.json');
/** The last line of `npm test`, for whoever wants it alone. */
const SUMMARY = join(ROOT, '.build/test-summary');

/** Each counts as one test. Two lanes, for the linter alone takes as long as all the others. */
const LANES = [
  [{ name: 'lint', args: ['eslint/bin/eslint.js', '--config', 'test/eslint.config.js', '--max-warnings', '0', '.'] }],
  [
    { name: 'format', args: ['prettier/bin/prettier.cjs', '--check', '.'] },
    { name: 'types', args: ['typescript/bin/tsc', '--build'] },
    {
      name: 'layers',
      args: ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'test/dependency-cruiser.cjs', 'runtime', 'server', 'ide', 'test'],
    },
  ],
];

/** Format, lint, types, layers and unit tests. Resolves to an exit code. */
export async function checkAll() {
  return summarise([await runLanes(), await runVitest(['--project', 'unit'], {})]);
}

/** All of it, in real browsers too. Resolves to an exit code. */
export async function testAll() {
  const CHROME_PATH = await ensureChromium();
  const FIREFOX_PATH = await ensureFirefox();
  await ensurePostgres();
  await ensureHaproxy();
  const env = { CHROME_PATH, ...(FIREFOX_PATH !== undefined && { FIREFOX_PATH }) };
  return summarise([await runLanes(), await secondLook(await runVitest([], env), env)]);
}

/** More files than these are no bad luck. */
const MOST_UNLUCKY = 8;

/**
 * Many browsers and hosts at once are more than some machines have room for. A file that failed beside the others is tried once more,
 * alone, and named whatever comes of it: what fails then has failed.
 * @param {Tally} tally
 * @param {Record<string, string>} env
 * @returns {Promise<Tally>}
 */
async function secondLook(tally, env) {
  const files = failedFiles();
  if (tally.failed === 0 || files.length === 0 || files.length > MOST_UNLUCKY) return tally;
  console.log(`\nFailed beside the others, and tried once more alone:\n${files.map((file) => `  ${file}`).join('\n')}`);
  const alone = await runVitest([...files, '--maxWorkers=1'], env);
  console.log(alone.failed === 0 ? 'All of them passed alone.' : 'They fail alone as well.');
  return { ...tally, passed: tally.passed + tally.failed - alone.failed, failed: alone.failed };
}

/** Their paths in the project. */
function failedFiles() {
  return readResults()
    .filter(({ status, assertionResults }) => status === 'failed' || assertionResults.some((result) => result.status === 'failed'))
    .map(({ name }) => relative(ROOT, name));
}

async function runLanes() {
  const lanes = await Promise.all(
    LANES.map(async (lane) => {
      let failed = 0;
      for (const step of lane) failed += (await runStep(step)) ? 0 : 1;
      return failed;
    }),
  );
  const failed = lanes.reduce((sum, count) => sum + count, 0);
  return { passed: LANES.flat().length - failed, failed, skipped: 0 };
}

/** @param {{ name: string, args: string[] }} step */
async function runStep({ name, args: [script = '', ...args] }) {
  const began = performance.now();
  const { code, output } = await runNode([join(ROOT, 'node_modules', script), ...args], {
    collect: true,
    env: { FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} ${seconds} s`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<Tally>}
 */
async function runVitest(args, env) {
  rmSync(RESULTS, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const { code } = await runNode(
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...reporters, ...args],
    { env },
  );
  const tally = readTally();
  // What fails outside any test, such as an error that nobody caught, is a failure as well.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** @returns {VitestResults['testResults']} */
function readResults() {
  if (!existsSync(RESULTS)) return [];
  const { testResults } = /** @type {VitestResults} */ (JSON.parse(readFileSync(RESULTS, 'utf8')));
  return testResults;
}

/** @returns {Tally} */
function readTally() {
  const states = readResults().flatMap(({ status, assertionResults }) => {
    const inside = assertionResults.map((result) => result.status);
    // A file that could not even be loaded has no test in it.
    return status === 'failed' && !inside.includes('failed') ? [...inside, 'failed'] : inside;
  });
  const count = (/** @type {string} */ state) => states.filter((one) => one === state).length;
  const passed = count('passed');
  const failed = count('failed');
  return { passed, failed, skipped: states.length - passed - failed };
}

/** @param {Tally[]} tallies */
function summarise(tallies) {
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum('skipped');
  const line = `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  writeFileSync(SUMMARY, `${line}\n`);
  console.log(line);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
