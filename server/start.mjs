/**
 * `node server/start.mjs <command>`: what stands behind each npm script. Plain Node, no package: it is what installs them.
 * Each command first does whatever set-up is missing, so that one command on a bare clone is enough.
 */
import { resolve } from 'node:path';
import { buildIfStale } from './setup/build-if-stale.mjs';
import { findChromium } from './setup/chromium.mjs';
import { checkAll, testAll } from './setup/check.mjs';
import { runCluster } from './setup/cluster.mjs';
import { develop } from './setup/develop.mjs';
import { installIfStale } from './setup/install.mjs';
import { complaintAboutNode } from './setup/node-version.mjs';
import { PlainError, runNode } from './setup/run.mjs';

/** @type {Record<string, (args: string[]) => Promise<number | undefined>>} */
const COMMANDS = {
  start: async () => {
    await buildIfStale(['host', 'ide', 'lib', 'take-home']);
    // In this process: a signal for it is a signal for the server.
    const server = new URL('../.build/server/main.js', import.meta.url);
    await import(server.href);
    return undefined;
  },
  build: async () => {
    await buildIfStale(['host', 'ide', 'lib', 'take-home']);
    return 0;
  },
  dev: async () => {
    await develop();
    return undefined;
  },
  check: async () => await checkAll(),
  test: async () => await testAll(),
  cluster: async () => {
    await buildIfStale(['host', 'ide', 'lib', 'take-home']);
    await runCluster();
    return 0;
  },
  'lessons:check': async (args) => {
    await buildIfStale(['host', 'ide', 'lib', 'take-home']);
    const CHROME_PATH = findChromium();
    const { code } = await runNode(['.build/server/lessons-check.js', ...args.map(asGiven)], {
      env: CHROME_PATH === undefined ? {} : { CHROME_PATH },
    });
    return code;
  },
  backup: async (args) => {
    await buildIfStale(['host']);
    return (await runNode(['.build/server/backup.js', ...args.map(asGiven)])).code;
  },
  restore: async (args) => {
    await buildIfStale(['host']);
    return (await runNode(['.build/server/restore.js', ...args.map(asGiven)])).code;
  },
  expired: async ([id]) => {
    await buildIfStale(['host']);
    return (await runNode(['.build/server/expired.js', ...(id === undefined ? [] : [id])])).code;
  },
  'move-to-postgres': async (args) => {
    await buildIfStale(['host']);
    return (await runNode(['.build/server/move-to-postgres.js', ...args.map(asGiven)])).code;
  },
  bench: async (args) => {
    await buildIfStale(['host', 'ide', 'lib', 'take-home', 'bench']);
    const { code } = await runNode(['.build/bench/bench.js', ...args]);
    return code;
  },
};

/**
 * A path, from where the command was typed: npm runs in the project's folder.
 * @param {string} path
 */
function asGiven(path) {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}

async function main() {
  const complaint = complaintAboutNode(process.versions.node);
  if (complaint) throw new PlainError(complaint);
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) throw new PlainError(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  await installIfStale();
  return await command(args);
}

main().then(
  (code) => {
    if (code !== undefined) process.exit(code);
  },
  (/** @type {unknown} */ error) => {
    console.error(error instanceof PlainError ? error.message : error);
    process.exit(1);
  },
);
