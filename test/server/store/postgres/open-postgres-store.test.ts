import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { createLog } from '../../../../server/log.ts';
import { connectTo, migratePostgres, openPostgresStore } from '../../../../server/store/postgres/open-postgres-store.ts';
import type { Store } from '../../../../server/store/store.ts';
import { HAS_POSTGRES, openPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { storeContract } from '../store-contract.ts';

const log = createLog('silent');
/** All owners that the contract knows, each with a lease that outlasts the test. */
const INCARNATIONS = ['first', 'next', 'second', '1'];
const LEASE_MS = 3_600_000;

describe.skipIf(!HAS_POSTGRES)('PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await openPostgres();
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  storeContract('PostgreSQL', async () => {
    const url = await postgres.newDatabase();
    return {
      open: async (): Promise<Store> => {
        const { store, db } = await openPostgresStore({ url, log, fence: { leaseMs: LEASE_MS } });
        const leases = INCARNATIONS.map((incarnation) => ({
          incarnation,
          id: 'node',
          url: '',
          lease_until: Date.now() + LEASE_MS / 2,
          held_lock: 0,
        }));
        await db
          .insertInto('nodes')
          .values(leases)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return store;
      },
      remove: () => Promise.resolve(),
    };
  });

  it('has its tables made once when three nodes start at the same time', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const url = await postgres.newDatabase();
      const migrated = await Promise.all([1, 2, 3].map(() => migratePostgres(url, log)));
      expect(migrated.map(({ length }) => length > 0).filter(Boolean)).toHaveLength(1);
    }
  });

  it('gives three nodes that start at the same time one secret', async () => {
    const url = await postgres.newDatabase();
    const opened = await Promise.all([1, 2, 3].map(() => openPostgresStore({ url, log })));
    const secrets = await Promise.all(opened.map(({ store }, at) => store.secret('keys', () => new Uint8Array([at]))));
    expect(new Set(secrets.map(([byte]) => byte)).size).toBe(1);
    for (const { store } of opened) await store.close();
  });

  it('is refused when a newer version has changed its tables', async () => {
    const url = await postgres.newDatabase();
    await migratePostgres(url, log);
    const db = connectTo({ url, log, most: 1 });
    await db
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values({ name: '9999-later', timestamp: '' })
      .execute();
    await db.destroy();
    await expect(openPostgresStore({ url, log })).rejects.toThrow(/written by a newer version of this program\.$/);
  });

  it('is refused when it can not keep every letter', async () => {
    const client = new pg.Client({ connectionString: await postgres.newDatabase() });
    await client.connect();
    await client.query("create database old encoding 'LATIN1' template template0");
    const url = new URL(await postgres.newDatabase());
    url.pathname = '/old';
    await expect(openPostgresStore({ url: url.href, log })).rejects.toThrow(/can't be used: it keeps texts as LATIN1, not as UTF8\./);
    await client.end();
  });

  it('says in plain words why it can not be used, without the password', async () => {
    const url = await postgres.newDatabase();
    const other = (change: (parsed: URL) => void): string => {
      const parsed = new URL(url);
      change(parsed);
      return parsed.href;
    };
    const cases: [string, RegExp][] = [
      [other((to) => (to.password = 'a-wrong-one')), /the name or the password is not the right one/],
      [other((to) => (to.pathname = '/none')), /there is no database of that name/],
      [other((to) => (to.port = '1')), /nothing listens there/],
      [other((to) => (to.hostname = 'no-such.invalid')), /no computer of that name|can not be looked up/],
    ];
    for (const [wrong, words] of cases) {
      const told = await openPostgresStore({ url: wrong, log }).then(
        () => 'opened',
        (error: unknown) => String(error),
      );
      expect(told).toMatch(words);
      expect(told).not.toContain(new URL(wrong).password);
    }
  });
});
