import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../../server/log.ts';
import { LibsqlDatabase } from '../../../../server/store/sqlite/libsql-database.ts';
import { openSqliteStore } from '../../../../server/store/sqlite/open-sqlite-store.ts';
import type { SqliteStore } from '../../../../server/store/sqlite/sqlite-store.ts';
import { bytes, ownedProject } from '../owned-project.ts';

let folder: string;
let store: SqliteStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wszero-held-'));
  store = await openSqliteStore({ dataDir: join(folder, 'data'), log: createLog('silent') });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function stateOf(file: string): Promise<unknown> {
  const { size, mtimeNs } = await stat(file, { bigint: true });
  return { size, mtimeNs };
}

it('holds all that is written in a file that stays as it is while more is written, until it is let go', async () => {
  const { record, owner } = await ownedProject(store);
  await store.append(owner, 1, bytes(1), { client: 'ada', n: 1 });
  const held = await store.holdFile();
  const before = await stateOf(held.file);
  // far more than the log may hold when nobody holds the file
  for (let seq = 2; seq <= 60; seq += 1) await store.append(owner, seq, new Uint8Array(100_000), { client: 'ada', n: seq });
  expect(await stateOf(held.file)).toEqual(before);
  await copyFile(held.file, join(folder, 'copy.sqlite'));
  await held.letGo();
  await store.append(owner, 61, new Uint8Array(100_000), { client: 'ada', n: 61 });
  expect(await stateOf(held.file)).not.toEqual(before);

  const copy = new LibsqlDatabase(join(folder, 'copy.sqlite'), 0);
  expect(copy.prepare('pragma integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
  expect(copy.prepare('select project, seq from updates').all([])).toEqual([{ project: record.id, seq: 1 }]);
  copy.close();
  expect((await store.load(record.id)).seq).toBe(61);
});

it('is held by one at a time', async () => {
  const held = await store.holdFile();
  await expect(store.holdFile()).rejects.toMatchObject({ code: 'too-many' });
  await held.letGo();
  await (await store.holdFile()).letGo();
});
