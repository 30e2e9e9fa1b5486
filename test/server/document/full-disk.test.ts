import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import type { SavingTrouble } from '../../../server/protocol/ide.ts';
import { migrations } from '../../../server/store/migrations.ts';
import type { Schema } from '../../../server/store/schema.ts';
import { SqlStore } from '../../../server/store/sql-store.ts';
import { LibsqlDatabase } from '../../../server/store/sqlite/libsql-database.ts';
import { log, makeProject, TestEditor } from './open-document.ts';

/** Far more than the file has just after its tables were made. */
const ROOM_PAGES = 100;

let folder: string;
let database: LibsqlDatabase;
let store: SqlStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wszero-full-'));
  database = new LibsqlDatabase(join(folder, 'playground.sqlite'), 0);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  const { error } = await new Migrator({ db, provider: migrations({ blob: 'blob' }) }).migrateToLatest();
  expect(error).toBeUndefined();
  store = new SqlStore(db);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** As a disk that has so much room and no more: SQLite then fails as it does on such a disk. */
function limitTo(pages: number): void {
  database.prepare(`pragma max_page_count = ${String(pages)}`).all([]);
}

function until(isSo: () => boolean, document: ProjectDocument): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo()) resolve();
    };
    document.onSaved(look);
    document.onTroubled(look);
    look();
  });
}

it('tells why nothing can be written down, keeps it, and writes all of it once there is room', async () => {
  const owner = await makeProject(store, { 'server.js': '' });
  const document = await ProjectDocument.open(store, owner, { log });
  const ada = new TestEditor(document);
  const told: (SavingTrouble | undefined)[] = [];
  let saved = 0;
  document.onTroubled((trouble) => told.push(trouble));
  document.onSaved(({ n }) => (saved = n));
  limitTo(ROOM_PAGES);
  const piece = 'x'.repeat(20_000);
  while (document.trouble === undefined) {
    // what was typed before stays on the disk, as history
    ada.text('server.js').delete(0, ada.text('server.js').length);
    ada.text('server.js').insert(0, piece + String(ada.n));
    await until(() => saved === ada.n || document.trouble !== undefined, document);
  }
  expect(document.trouble).toBe('disk-full');
  expect(saved).toBeLessThan(ada.n);
  await expect(document.flush()).rejects.toMatchObject({ code: 'disk-full' });
  await expect(document.applyFiles({ 'cat.png': new Uint8Array(500_000) })).rejects.toMatchObject({ code: 'disk-full' });
  await expect(makeProject(store, { 'server.js': piece })).rejects.toMatchObject({ code: 'disk-full' });

  limitTo(100 * ROOM_PAGES);
  await until(() => document.trouble === undefined, document);
  expect(saved).toBe(ada.n);
  expect(told.at(0)).toBe('disk-full');
  expect(told.at(-1)).toBeUndefined();
  const text = ada.text('server.js').toJSON();
  await document.dispose();
  expect((await store.files(owner.project)).get('server.js')?.slice(piece.length)).toBe(text.slice(piece.length));
  expect(database.prepare('pragma integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
});

it('writes down what fits, though a neighbour in the same turn wants more than there is', async () => {
  const [large, small] = [await makeProject(store, { 'server.js': '' }), await makeProject(store, { 'server.js': '' })];
  limitTo(ROOM_PAGES);
  const [first, second] = await Promise.allSettled([
    store.append(large, 1, new Uint8Array(600_000), { client: 'ada', n: 1 }),
    store.append(small, 1, new Uint8Array(10), { client: 'ben', n: 1 }),
  ]);
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'disk-full' } });
  expect(second).toEqual({ status: 'fulfilled', value: 'ok' });
});
