import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '../../../server/errors.ts';
import { migrations } from '../../../server/store/migrations.ts';
import type { Schema } from '../../../server/store/schema.ts';
import { LibsqlDatabase } from '../../../server/store/sqlite/libsql-database.ts';
import { StoreMetrics } from '../../../server/store/store-metrics.ts';
import { WriteQueue, type Write } from '../../../server/store/write-queue.ts';

describe('the queue of writes', () => {
  let db: Kysely<Schema>;
  let queue: WriteQueue;
  let metrics: StoreMetrics;
  const asked: string[] = [];

  beforeEach(async () => {
    const database = new LibsqlDatabase(':memory:', 0);
    db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }), log: ({ query }) => void asked.push(query.sql) });
    for (const migration of Object.values(await migrations({ blob: 'blob' }).getMigrations())) await migration.up(db);
    metrics = new StoreMetrics();
    queue = new WriteQueue(db, metrics);
    asked.length = 0;
  });
  afterEach(() => db.destroy());

  const commits = () => asked.filter((sql) => sql === 'commit').length;
  const keep =
    (name: string): Write<string> =>
    async (sql) => {
      await sql.insertInto('secrets').values({ name, bytes: new Uint8Array() }).execute();
      return name;
    };
  const kept = async () => (await db.selectFrom('secrets').select('name').execute()).map(({ name }) => name);

  it('commits once for all writes of a turn', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `s${index}`);
    expect(await Promise.all(names.map((name) => queue.add(keep(name))))).toEqual(names);
    expect(commits()).toBe(1);
    expect(await kept()).toEqual(expect.arrayContaining(names));
  });

  it('tells nobody before the commit', async () => {
    const told = queue.add(keep('a')).then(commits);
    expect(await told).toBe(1);
  });

  it('fails the write that throws and does the others', async () => {
    const outcomes = await Promise.allSettled([queue.add(keep('a')), queue.add(keep('a')), queue.add(keep('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('tells all of a turn at once when the database is away, and does none of them again', async () => {
    let tries = 0;
    const away: Write<string> = () => {
      tries += 1;
      return Promise.reject(new CodedError('database-away'));
    };
    const outcomes = await Promise.allSettled([queue.add(keep('a')), queue.add(away), queue.add(keep('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(1);
    expect(await kept()).toEqual([]);
    expect(await queue.add(keep('a'))).toBe('a');
  });

  it('counts how long each write took that came to its end', async () => {
    await Promise.allSettled([queue.add(keep('a')), queue.add(() => Promise.reject(new Error('no'))), queue.add(keep('b'))]);
    expect(metrics.writeMs.count).toBe(2);
    expect(metrics.writeMs.sum).toBeGreaterThan(0);
  });

  it('goes on after a group that failed, in the order of asking', async () => {
    await expect(queue.add(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await Promise.all(['c', 'd'].map((name) => queue.add(keep(name))));
    await queue.idle();
    expect(await kept()).toEqual(['c', 'd']);
  });
});
