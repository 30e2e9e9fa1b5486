import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileLocked } from '../../../server/setup/setup-lock.mjs';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wszero-'));
  lock = join(folder, 'sub/the.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

const nobody = (): void => {
  throw new Error('somebody else holds it');
};

test('lets one in at a time, and says once that it waits', async () => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 200));
    inside--;
  };
  const onWait = vi.fn();
  await Promise.all([whileLocked(lock, work, onWait), whileLocked(lock, work, onWait), whileLocked(lock, work, onWait)]);
  expect(most).toBe(1);
  expect(onWait).toHaveBeenCalledTimes(2);
  expect(existsSync(lock)).toBe(false);
});

test('is free again after work that threw', async () => {
  await expect(whileLocked(lock, () => Promise.reject(new Error('no')), nobody)).rejects.toThrow('no');
  await expect(whileLocked(lock, () => Promise.resolve(7), nobody)).resolves.toBe(7);
});

test('takes over from a holder that was killed', async () => {
  const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
  await whileLocked(lock, () => Promise.resolve(), nobody);
  const dead = child.pid ?? 0;
  child.kill('SIGKILL');
  await once(child, 'exit');
  writeFileSync(lock, String(dead));
  await expect(
    whileLocked(
      lock,
      () => Promise.resolve('mine'),
      () => undefined,
    ),
  ).resolves.toBe('mine');
});

test('takes over from a number that lives on in another process', async () => {
  await whileLocked(lock, () => Promise.resolve(), nobody);
  writeFileSync(lock, String(process.ppid));
  const longAgo = Date.now() / 1000 - 300;
  utimesSync(lock, longAgo, longAgo);
  await expect(
    whileLocked(
      lock,
      () => Promise.resolve('mine'),
      () => undefined,
    ),
  ).resolves.toBe('mine');
});
