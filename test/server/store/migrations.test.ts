import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { expect, it } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { migrations } from '../../../server/store/migrations.ts';
import { LibsqlDatabase } from '../../../server/store/sqlite/libsql-database.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open-sqlite-store.ts';

it('a school that started with the first schema finds its projects in the newest one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wszero-first-'));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: new LibsqlDatabase(join(dataDir, 'playground.sqlite'), 1_000) }) });
  const { error } = await new Migrator({ db, provider: migrations({ blob: 'blob' }) }).migrateTo('0001-projects');
  expect(error).toBeUndefined();
  // as the host wrote it then
  await sql`insert into projects (id, name, edit_hash, play, look, remix, made_from, created_at)
    values ('kind-owl-1', 'Chat', 'hash', 'kind-owl-1.p', 'kind-owl-1.l', 'kind-owl-1.r', 'kind-fox-2', 1790000000123)`.execute(db);
  await sql`insert into documents (project, epoch, node, incarnation, seq, snapshot, snapshot_seq)
    values ('kind-owl-1', 3, 'local', 'x', 7, x'01', 5)`.execute(db);
  await sql`insert into updates (project, seq, epoch, client, n, bytes) values ('kind-owl-1', 7, 3, 'fox', 2, x'02')`.execute(db);
  await sql`insert into files (project, path, bytes) values ('kind-owl-1', 'server.js', x'6869')`.execute(db);
  await db.destroy();

  const before = Date.now();
  const store = await openSqliteStore({ dataDir, log: createLog('silent') });
  expect(await store.findByLink('look', 'kind-owl-1.l')).toEqual({
    id: 'kind-owl-1',
    name: 'Chat',
    editHash: 'hash',
    play: 'kind-owl-1.p',
    look: 'kind-owl-1.l',
    remix: 'kind-owl-1.r',
    withdrawn: [],
    madeFrom: { id: 'kind-fox-2', name: '' },
    createdAt: 1_790_000_000_123,
  });
  // nobody has counted the days before
  const opened = (await store.openedAt(['kind-owl-1'])).get('kind-owl-1') ?? 0;
  expect(opened).toBeGreaterThanOrEqual(before);
  expect(await store.load('kind-owl-1')).toEqual({ epoch: 3, seq: 7, snapshot: new Uint8Array([1]), updates: [new Uint8Array([2])] });
  expect(await store.files('kind-owl-1')).toEqual(new Map([['server.js', 'hi']]));
  expect(await store.versions('kind-owl-1')).toEqual([]);
  await store.close();
  await rm(folder, { recursive: true });
});
