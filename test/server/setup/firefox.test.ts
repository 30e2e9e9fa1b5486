import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureFirefox, findFirefox } from '../../../server/setup/firefox.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wszero-programs-'));
  vi.stubEnv('FIREFOX_PATH', '');
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('finds the one that it is told, before the one on the path', () => {
  writeFileSync(join(folder, 'firefox'), '');
  chmodSync(join(folder, 'firefox'), 0o755);
  expect(findFirefox()).toBe(join(folder, 'firefox'));
  vi.stubEnv('FIREFOX_PATH', '/somewhere/firefox');
  expect(findFirefox()).toBe('/somewhere/firefox');
});

test.runIf(process.platform === 'linux')(
  'without one, and without the right to install it, its tests are skipped, but not in CI',
  async () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.stubEnv('CI', '');
    expect(await ensureFirefox()).toBeUndefined();
    expect(log).toHaveBeenCalledOnce();
    vi.stubEnv('CI', 'true');
    await expect(ensureFirefox()).rejects.toThrow('FIREFOX_PATH');
  },
);
