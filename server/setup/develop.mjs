import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { ROOT } from './project-root.mjs';
import { PlainError } from './run.mjs';

/** An editor writes a file in several steps. */
const SETTLE_MS = 120;

/** Serves, and after each change builds what is stale: a new host starts again, a new IDE is there at the next reload. */
export async function develop() {
  const changes = watchSources();
  let server = (await build()) ? startServer() : undefined;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void stopServer(server).then(() => process.exit(0)));
  }
  for (;;) {
    await changes.next();
    const built = await build();
    if (built?.includes('host') || (built && !server)) {
      await stopServer(server);
      server = startServer();
    }
  }
}

/** Undefined if it did not work: then what ran, runs on. */
async function build() {
  try {
    return await buildIfStale(['host', 'ide', 'lib', 'take-home']);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

function startServer() {
  return spawn(process.execPath, ['--enable-source-maps', '.build/server/main.js'], { cwd: ROOT, stdio: 'inherit' });
}

/** @param {import('node:child_process').ChildProcess | undefined} server */
async function stopServer(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await ended;
}

/** `next` resolves once something has changed since the last time, and nothing more for a moment. */
function watchSources() {
  let changed = false;
  let tell = () => {};
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  const onChange = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      changed = true;
      tell();
    }, SETTLE_MS);
  };
  for (const folder of ['runtime', 'server', 'ide']) watch(join(ROOT, folder), { recursive: true }, onChange);
  return {
    async next() {
      if (!changed) await new Promise((/** @type {(value: void) => void} */ resolve) => (tell = resolve));
      changed = false;
      tell = () => {};
    },
  };
}
