import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../../server/setup/project-root.mjs';
import { freePort } from '../support/start-host.ts';
import type { Row } from './row.ts';

const LOOK_MS = 10;
const PATIENCE_MS = 30_000;

export const npmStartRow: Row = {
  name: 'npm-start',
  about: 'npm start in a folder where all is installed and built, until the host answers.',
  rounds: 5,
  async measure() {
    const dataDir = await mkdtemp(join(tmpdir(), 'wszero-'));
    const port = await freePort();
    const began = performance.now();
    const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir };
    // npm, its shell and the host are one group, which ends together
    const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: 'ignore', detached: true });
    const ended = once(npm, 'exit');
    try {
      while (!(await answers(port))) {
        if (npm.exitCode !== null || performance.now() - began > PATIENCE_MS) throw new Error('npm start does not answer');
        await pause(LOOK_MS);
      }
      return [
        { what: 'npm start, installed and built: to listening', value: performance.now() - began, unit: 'ms', budget: { atMost: 2_000 } },
      ];
    } finally {
      if (npm.pid !== undefined && npm.exitCode === null) process.kill(-npm.pid, 'SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${String(port)}/healthz`)).ok;
  } catch {
    return false;
  }
}
