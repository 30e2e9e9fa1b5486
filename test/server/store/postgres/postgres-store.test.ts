import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectDocument } from '../../../../server/document/project-document.ts';
import { createLog } from '../../../../server/log.ts';
import { startPostgres } from '../../../../server/setup/postgres-server.mjs';
import { connectTo, openPostgresStore } from '../../../../server/store/postgres/open-postgres-store.ts';
import type { Ownership } from '../../../../server/store/store.ts';
import { HAS_POSTGRES, openPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { SmallDisk } from '../../../support/small-disk.ts';
import { freePort } from '../../../support/start-host.ts';
import { claimed, newProject } from '../../cluster/new-project.ts';
import { openNode, type PostgresNode } from '../../cluster/postgres-nodes.ts';
import { TestEditor } from '../../document/open-document.ts';
import { bytes, makeRecord } from '../owned-project.ts';

const log = createLog('silent');
const POLL_MS = 20;

describe.skipIf(!HAS_POSTGRES)('a store in PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await openPostgres();
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  /** A node with a project of its own, and somebody else who has begun a transaction in the same database. */
  async function besideAnother(): Promise<{ node: PostgresNode; owner: Ownership; other: pg.Client }> {
    const url = await postgres.newDatabase();
    const node = await openNode('north', url);
    const owner = await claimed(node.directory, await newProject(node.store));
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin');
    return { node, owner, other };
  }

  it('gives integers as numbers, and says so when no number can hold one', async () => {
    const db = connectTo({ url: await postgres.newDatabase(), log, most: 1 });
    const { rows } = await sql`select 9007199254740991::bigint as most, -1::bigint as less`.execute(db);
    expect(rows).toEqual([{ most: Number.MAX_SAFE_INTEGER, less: -1 }]);
    await expect(sql`select 9007199254740992::bigint as more`.execute(db)).rejects.toThrow(RangeError);
    // and the connection is good for the next question
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
  });

  it('has every commit on the disk and the newest state under a lock, whatever the database is set to', async () => {
    const url = await postgres.newDatabase();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const name = new URL(url).pathname.slice(1);
    await other.query(`alter database ${name} set synchronous_commit = off`);
    await other.query(`alter database ${name} set default_transaction_isolation = 'serializable'`);
    await other.end();
    const db = connectTo({ url, log, most: 1 });
    expect((await sql`show synchronous_commit`.execute(db)).rows).toEqual([{ synchronous_commit: 'on' }]);
    expect((await sql`show transaction_isolation`.execute(db)).rows).toEqual([{ transaction_isolation: 'read committed' }]);
    await db.destroy();
  });

  it('warns of a database that does not wait for its disk', async () => {
    const lines: string[] = [];
    const told = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    const { store } = await openPostgresStore({ url: await postgres.newDatabase(), log: told });
    await store.close();
    expect(lines.join()).toContain('does not wait for its disk');
  });

  it('goes on when a newer version adds a column to a table', async () => {
    const url = await postgres.newDatabase();
    const node = await openNode('north', url);
    const project = await newProject(node.store);
    const record = await node.store.findProject(project);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('alter table projects add column colour text');
    await other.end();
    expect(await node.store.findProject(project)).toEqual(record);
    await node.dispose();
  });

  it('goes on after a connection that broke in the middle of a transaction', async () => {
    const url = await postgres.newDatabase();
    const node = await openNode('north', url);
    const owner = await claimed(node.directory, await newProject(node.store));
    const writes = Array.from({ length: 40 }, (_, at) => node.store.append(owner, at + 1, bytes(at), { client: 'ada', n: at + 1 }));
    node.way.cut();
    await Promise.allSettled(writes);
    const { seq, updates } = await untilLoaded(() => node.store.load(owner.project));
    expect(updates.map(([byte]) => byte)).toEqual(Array.from({ length: seq }, (_, at) => at));
    expect(await node.store.append(owner, seq + 1, bytes(7), { client: 'ben', n: 1 })).toBe('ok');
    await node.dispose();
  });

  it(
    'waits for a lock that somebody holds for a moment, and says that it is away when they hold it for long',
    { timeout: 60_000 },
    async () => {
      const { node, owner, other } = await besideAnother();
      await other.query('select * from documents for update');
      await expect(node.store.append(owner, 1, bytes(1), { client: 'ada', n: 1 })).rejects.toMatchObject({ code: 'database-away' });
      const waiting = node.store.append(owner, 1, bytes(1), { client: 'ada', n: 1 });
      await other.query('commit');
      expect(await waiting).toBe('ok');
      await other.end();
      await node.dispose();
    },
  );

  it('counts on from what somebody changed while it waited', async () => {
    const { node, owner, other } = await besideAnother();
    await other.query("update documents set node = 'changed'");
    const waiting = node.store.append(owner, 1, bytes(1), { client: 'ada', n: 1 });
    while ((await other.query('select 1 from pg_locks where not granted')).rowCount === 0) await pause(POLL_MS);
    await other.query('commit');
    expect(await waiting).toBe('ok');
    expect(await node.store.append(owner, 2, bytes(2), { client: 'ada', n: 2 })).toBe('ok');
    expect(await node.store.load(owner.project)).toMatchObject({ seq: 2, updates: [bytes(1), bytes(2)] });
    await other.end();
    await node.dispose();
  });

  it('ends a transaction that is left open, so that it keeps nobody else waiting', { timeout: 60_000 }, async () => {
    const url = await postgres.newDatabase();
    const node = await openNode('north', url);
    const project = await newProject(node.store);
    const stopped = connectTo({ url, log, most: 1 });
    const left = stopped.transaction().execute(async (transaction) => {
      await transaction.selectFrom('documents').select('seq').forUpdate().execute();
      // as a process that is stopped between two statements
      await claimed(node.directory, project);
      await transaction.selectFrom('documents').select('seq').execute();
    });
    await expect(left).rejects.toMatchObject({ code: 'database-away' });
    await stopped.destroy();
    await node.dispose();
  });

  it(
    'keeps what is typed while the database is away, tells that it is not saved, and writes all of it when it is back',
    { timeout: 60_000 },
    async () => {
      // a lease that lasts, however long it takes
      const node = await openNode('north', await postgres.newDatabase(), { leaseMs: 60_000 });
      const record = makeRecord();
      const texts = new Map([['server.js', '']]);
      await node.store.createProject(record, ProjectDocument.initial(texts), texts);
      const document = await ProjectDocument.open(node.store, await claimed(node.directory, record.id), { log });
      const ada = new TestEditor(document);
      const told: (string | undefined)[] = [];
      document.onTroubled((trouble) => told.push(trouble));
      const saved = new Promise<void>((resolve) => document.onSaved(({ client, n }) => client === ada.session && n === 2 && resolve()));
      ada.text('server.js').insert(0, '// typed meanwhile');
      while (told.length === 0) {
        node.way.cut();
        await pause(POLL_MS);
      }
      expect(told).toEqual(['failed']);
      ada.text('server.js').insert(0, '// and more\n');
      await saved;
      await document.flush();
      expect(document.trouble).toBeUndefined();
      expect(told.at(-1)).toBeUndefined();
      await document.dispose();
      await node.dispose();
    },
  );

  it('says that the disk of the database is full, and goes on when there is room', { timeout: 120_000 }, async ({ skip }) => {
    await using disk = await SmallDisk.mount('tmpfs', 150);
    if (!disk) return skip('nobody may mount a disk here');
    const port = await freePort();
    const settings = { max_wal_size: '32MB', min_wal_size: '32MB', shared_buffers: '16MB' };
    const full = await startPostgres({ folder: `${disk.path}/server`, port, settings });
    const node = await openNode('north', full.url);
    const owner = await claimed(node.directory, await newProject(node.store));
    await disk.fill();
    const large = new Uint8Array(1024 * 1024).map(() => Math.random() * 256);
    let seq = 0;
    const write = (): Promise<string> => node.store.append(owner, seq + 1, large, { client: 'ada', n: seq + 1 });
    const refused = async (): Promise<unknown> => {
      for (;;) {
        try {
          await write();
          seq += 1;
        } catch (error) {
          return error;
        }
      }
    };
    expect(await refused()).toMatchObject({ code: 'disk-full' });
    await disk.makeRoom();
    expect((await node.store.load(owner.project)).seq).toBe(seq);
    expect(await write()).toBe('ok');
    await node.dispose();
    await full.stop('immediate');
  });
});

async function untilLoaded<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  for (;;) {
    try {
      return await load();
    } catch {
      await pause(POLL_MS);
    }
  }
}
