import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../server/setup/project-root.mjs';
import { freePort } from '../support/start-host.ts';

let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wszero-'));
});

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
});

function command(
  args: string[],
  env: Record<string, string>,
): { said: () => string; ended: Promise<unknown[]>; child: ChildProcessWithoutNullStreams } {
  const started = spawn(process.execPath, [join(ROOT, 'server/start.mjs'), ...args], { env: { ...process.env, ...env } });
  child = started;
  let text = '';
  started.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  started.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { said: () => text, ended: once(started, 'exit'), child: started };
}

test('npm start serves in its own process, says where, and ends when it is told to', async () => {
  const port = await freePort();
  const { said, ended, child } = command(['start'], { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir });
  const url = `http://127.0.0.1:${String(port)}/`;
  while (!said().includes(url)) await once(child.stdout, 'data');
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  const page = await fetch(url);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(said()).not.toContain('Building');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('npm start names every setting that is wrong, and no more', async () => {
  const { said, ended } = command(['start'], { PORT: 'eight', LOG_LEVEL: 'loud', DATA_DIR: dataDir });
  expect((await ended)[0]).toBe(1);
  expect(said()).toMatch(/PORT/);
  expect(said()).toMatch(/LOG_LEVEL/);
  expect(said()).not.toMatch(/\n\s+at /);
});

test('a command that there is not is answered by those that there are', async () => {
  const { said, ended } = command(['serve'], {});
  expect((await ended)[0]).toBe(1);
  expect(said()).toBe(
    'There is no command "serve". There are: start, build, dev, check, test, cluster, lessons:check, backup, restore, expired, move-to-postgres, bench.\n',
  );
});
