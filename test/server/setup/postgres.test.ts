import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensurePostgres, findPostgres } from '../../../server/setup/postgres.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wszero-programs-'));
  vi.stubEnv('POSTGRES_BIN', '');
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A folder that looks as if the server was installed there. */
function install(...names: string[]): string {
  const bin = join(folder, ...names);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'postgres'), '');
  return bin;
}

test('finds the newest version, then what is on the path, and before both what it is told', () => {
  expect(findPostgres([join(folder, 'lib')])).toBeUndefined();
  const onPath = install();
  expect(findPostgres([join(folder, 'lib')])).toBe(onPath);
  install('lib', '9', 'bin');
  const newest = install('lib', '15', 'bin');
  expect(findPostgres([join(folder, 'lib')])).toBe(newest);
  vi.stubEnv('POSTGRES_BIN', '/somewhere/bin');
  expect(findPostgres()).toBe('/somewhere/bin');
});

test.runIf(process.platform === 'linux')(
  'without it, and without the right to install it, its tests are skipped, but not in CI',
  async () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.stubEnv('CI', '');
    expect(await ensurePostgres([])).toBeUndefined();
    expect(log).toHaveBeenCalledOnce();
    vi.stubEnv('CI', 'true');
    await expect(ensurePostgres([])).rejects.toThrow('POSTGRES_BIN');
  },
);
