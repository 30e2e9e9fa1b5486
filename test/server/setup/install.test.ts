import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installIfStale } from '../../../server/setup/install.mjs';

const INSTALLING = 'Installing what is missing. This happens once.';
let root: string;
let said: string[];

const write = (path: string, content: unknown): void => writeFileSync(join(root, path), JSON.stringify(content));

/** A project whose one dependency is a folder of its own: npm installs it without a network. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wszero-'));
  mkdirSync(join(root, 'dep'));
  write('dep/package.json', { name: 'dep', version: '1.0.0' });
  const own = { name: 'own', version: '1.0.0', devDependencies: { dep: 'file:dep' } };
  write('package.json', own);
  const packages = { '': own, dep: { version: '1.0.0', dev: true }, 'node_modules/dep': { resolved: 'dep', link: true } };
  write('package-lock.json', { name: 'own', version: '1.0.0', lockfileVersion: 3, requires: true, packages });
  said = [];
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

test('installs once, with what the tests need, wherever it is said that this is production', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await installIfStale(root);
  expect(existsSync(join(root, 'node_modules/dep/package.json'))).toBe(true);
  await installIfStale(root);
  expect(said).toEqual([INSTALLING]);
});

test('takes what somebody installed by hand', async () => {
  await installIfStale(root);
  rmSync(join(root, 'node_modules/.installed'));
  await installIfStale(root);
  expect(said).toEqual([INSTALLING]);
});

test('mends an install that was interrupted', async () => {
  await installIfStale(root);
  rmSync(join(root, 'node_modules/.installed'));
  rmSync(join(root, 'node_modules/dep'));
  await installIfStale(root);
  expect(existsSync(join(root, 'node_modules/dep/package.json'))).toBe(true);
  expect(said).toEqual([INSTALLING, INSTALLING]);
});

test('says in one sentence that it did not work', async () => {
  write('package.json', { name: 'own', version: '1.0.0', dependencies: { other: 'file:other' } });
  await expect(installIfStale(root)).rejects.toThrow(/^The install did not work\./);
  expect(existsSync(join(root, '.build/install.lock'))).toBe(false);
});
