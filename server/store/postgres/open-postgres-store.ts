import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import type { Log } from '../../log.ts';
import { migrations } from '../migrations.ts';
import type { Schema } from '../schema.ts';
import { SqlStore } from '../sql-store.ts';
import type { StoreMetrics } from '../store-metrics.ts';
import { leaseFence, type LeaseFenceOptions } from './lease-fence.ts';
import { postgresAppend } from './postgres-append.ts';
import { PostgresPool, type PostgresPoolOptions } from './postgres-pool.ts';
import { reachingTrouble, withoutPassword } from './reaching-trouble.ts';

export interface PostgresStoreOptions {
  /** `postgres://…` */
  url: string;
  log: Log;
  fence?: LeaseFenceOptions;
  metrics?: StoreMetrics;
}

export interface OpenedPostgres {
  store: SqlStore;
  /** The same database, for who owns what. It ends with the store. */
  db: Kysely<Schema>;
}

/** One writes, the others read. */
const CONNECTIONS = 5;
/** One holds the lock that keeps other nodes from changing the tables at the same time. */
const CONNECTIONS_TO_MIGRATE = 2;

/** Throws an Error in plain words if the database can't be used: not there, not let in, full, of a newer version. */
export async function openPostgresStore({ url, log, fence, metrics }: PostgresStoreOptions): Promise<OpenedPostgres> {
  const migrated = await migratePostgres(url, log);
  log.info({ database: withoutPassword(url), migrations: migrated }, 'store open');
  const db = connectTo({ url, log, most: CONNECTIONS });
  return { store: new SqlStore(db, { fence: leaseFence(fence), append: postgresAppend(fence) }, metrics), db };
}

/** Makes its tables what they have to be. Gives the names of the migrations that were missing; throws as `openPostgresStore`. */
export async function migratePostgres(url: string, log: Log): Promise<string[]> {
  const db = connectTo({ url, log, most: CONNECTIONS_TO_MIGRATE, isPatient: true });
  try {
    await assertEveryLetter(db);
    await warnOfLoss(db, log);
    const { error, results = [] } = await new Migrator({ db, provider: migrations({ blob: 'bytea' }) }).migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('its tables can not be made', { cause: error });
    return results.map(({ migrationName }) => migrationName);
  } catch (error) {
    throw reachingTrouble(error, url);
  } finally {
    await db.destroy();
  }
}

/** Names of projects have letters of every language in them. */
async function assertEveryLetter(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') throw new Error(`it keeps texts as ${encoding}, not as UTF8. Make another one: createdb -E UTF8 -T template0`);
}

async function warnOfLoss(db: Kysely<Schema>, log: Log): Promise<void> {
  const { rows } = await sql<{ fsync: string }>`show fsync`.execute(db);
  if (rows[0]?.fsync !== 'on') log.warn('the database does not wait for its disk: what is told as saved is lost when its machine fails');
}

/** Without a look at what is in it. */
export function connectTo(options: PostgresPoolOptions): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: new PostgresPool(options) }) });
}
