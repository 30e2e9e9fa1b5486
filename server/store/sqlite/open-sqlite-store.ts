import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import type { Log } from '../../log.ts';
import { migrations } from '../migrations.ts';
import type { Schema } from '../schema.ts';
import type { StoreMetrics } from '../store-metrics.ts';
import { LibsqlDatabase } from './libsql-database.ts';
import { openingTrouble } from './opening-trouble.ts';
import { SqliteStore } from './sqlite-store.ts';

export interface SqliteStoreOptions {
  /** Made if it is not there. One process at a time has it. */
  dataDir: string;
  log: Log;
  metrics?: StoreMetrics;
}

/** A host that is just stopping may still have the folder when the next one starts. */
const BUSY_MS = 2_000;

/**
 * In the exclusive locking mode the operating system itself keeps a second process out, and lets go when this one dies,
 * however it dies: no lock file can be left behind. FULL makes every commit wait for the disk.
 * What is deleted is overwritten, for deleted means gone.
 */
const PRAGMAS = ['locking_mode = exclusive', 'journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'secure_delete = on'];

/** Throws an Error in plain words if the folder can't be used: in use, not writable, full, of a newer version. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { db, file } = await openSqlite(options);
  return new SqliteStore(db, file, options.metrics);
}

/** The database itself, with its tables as they have to be. Throws as `openSqliteStore`. */
export async function openSqlite({ dataDir, log }: SqliteStoreOptions): Promise<{ db: Kysely<Schema>; file: string }> {
  const folder = resolve(dataDir);
  const file = join(folder, 'playground.sqlite');
  let database: LibsqlDatabase | undefined;
  try {
    // It holds the host's secret: nobody else's business.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new LibsqlDatabase(file, BUSY_MS);
    for (const pragma of PRAGMAS) database.prepare(`pragma ${pragma}`).all([]);
    database.prepare('begin immediate').run([]);
    database.prepare('commit').run([]);
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
    const { error, results = [] } = await new Migrator({ db, provider: migrations({ blob: 'blob' }) }).migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('its tables can not be made', { cause: error });
    log.info({ file, migrations: results.map(({ migrationName }) => migrationName) }, 'store open');
    return { db, file };
  } catch (error) {
    database?.abandon();
    throw openingTrouble(error, folder);
  }
}
