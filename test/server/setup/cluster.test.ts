import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { needPrograms } from '../../../server/setup/cluster.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wszero-programs-'));
  vi.stubEnv('POSTGRES_BIN', '');
  vi.stubEnv('PATH', folder);
  // who may install nothing
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('says which of the programs is missing that several nodes need', async () => {
  const nowhere = { postgres: [], haproxy: [] };
  await expect(needPrograms(nowhere)).rejects.toThrow('Several nodes need PostgreSQL and haproxy, which is not here');
  writeFileSync(join(folder, 'haproxy'), '');
  await expect(needPrograms(nowhere)).rejects.toThrow('Several nodes need PostgreSQL, which is not here');
  writeFileSync(join(folder, 'postgres'), '');
  await needPrograms(nowhere);
  rmSync(join(folder, 'haproxy'));
  await expect(needPrograms(nowhere)).rejects.toThrow('Several nodes need haproxy, which is not here');
  mkdirSync(join(folder, 'sbin'));
  writeFileSync(join(folder, 'sbin', 'haproxy'), '');
  await needPrograms({ ...nowhere, haproxy: [join(folder, 'sbin')] });
});
