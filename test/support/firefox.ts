import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Browser } from 'puppeteer-core';
import { findFirefox } from '../../server/setup/firefox.mjs';
import { SCREEN } from './browser.ts';
import { FIREFOX_PREFERENCES } from './firefox-preferences.ts';

const START_MS = 60_000;
const END_MS = 20_000;
const LISTENS = /WebDriver BiDi listening on (ws:\/\/\S+)/;

/** Whether tests in Firefox run. On a machine that tests for others they always do, and fail where there is no Firefox. */
export const HAS_FIREFOX = findFirefox() !== undefined || process.env['CI'] === 'true';

/** Firefox in processes of its own, which have ended when it is disposed of. */
export interface RunningFirefox extends AsyncDisposable {
  readonly browser: Browser;
  /** Of its first process; the others are of the same group. */
  readonly pid: number;
}

/**
 * Real Firefox, which finds the school's host on this machine. It is started here and not by puppeteer, which would put all
 * sites into one process: then a page that loops stops the IDE around it at any address, as it does not for pupils.
 */
export async function openFirefox(): Promise<RunningFirefox> {
  const program = findFirefox();
  if (program === undefined) throw new Error('no Firefox here: npm test says what to do');
  const profile = await mkdtemp(join(tmpdir(), 'wszero-firefox-'));
  const lines = Object.entries(FIREFOX_PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank'], {
    // A group of its own, so that none of its processes can be left behind.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  // Where the tests end before it does.
  const leave = (): void => {
    killGroup(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', leave);
  const end = async (): Promise<void> => {
    await untilGone(child);
    process.off('exit', leave);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const browserWSEndpoint = `${await listening(child)}/session`;
    const browser = await connect({ browserWSEndpoint, protocol: 'webDriverBiDi', defaultViewport: SCREEN });
    return {
      browser,
      pid: child.pid ?? 0,
      async [Symbol.asyncDispose]() {
        await browser.close().catch(() => undefined); // whatever it was busy with, its processes are ended below
        await end();
      },
    };
  } catch (error) {
    killGroup(child);
    await end();
    throw error;
  }
}

/** Resolves to the address that it prints. Throws when it ends before, or takes longer than a minute. */
async function listening(child: ChildProcess): Promise<string> {
  let output = '';
  return await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Firefox does not start: ${output}`)), START_MS);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Firefox ended: ${output}`)));
    child.once('exit', () => clearTimeout(late));
    child.stderr?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
      const [, address] = LISTENS.exec(output) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

/** Waits for the end of the first process, at most so long, and ends those that it may have left. */
async function untilGone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const impatient = setTimeout(() => killGroup(child), END_MS);
    await once(child, 'exit');
    clearTimeout(impatient);
  }
  killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // There is none of it any more.
  }
}
