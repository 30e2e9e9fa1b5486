import { existsSync } from 'node:fs';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Log } from '../log.ts';
import { connectTo, migratePostgres } from '../store/postgres/open-postgres-store.ts';
import { withoutPassword } from '../store/postgres/reaching-trouble.ts';
import type { Schema } from '../store/schema.ts';
import { openSqlite } from '../store/sqlite/open-sqlite-store.ts';
import { databaseIn } from './database-file.ts';

export interface MoveOptions {
  dataDir: string;
  /** `postgres://…` */
  url: string;
  log: Log;
}

type MovedTable = Exclude<keyof Schema, 'nodes' | 'expired'>;
/** Rows of each. */
export type Moved = Record<MovedTable, number>;
type Row = Record<string, unknown>;
/** Here a table is a name, and what is in it goes over as it is. */
type AnyTables = Record<string, Row>;

/** All but who owns what, and zips of projects that are no more: those are files in the folder. What others refer to comes first. */
const NOTHING: Moved = { projects: 0, documents: 0, updates: 0, origins: 0, files: 0, assets: 0, versions: 0, secrets: 0 };
const TABLES = Object.keys(NOTHING) as MovedTable[];

/** What goes over in one statement. */
const MOST_ROWS = 200;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Copies all that is in the data folder into an empty database, the host's secret with it, so that every link and key is the same there. All
 * of it or nothing; the folder stays as it is. Throws in plain words.
 */
export async function moveToPostgres({ dataDir, url, log }: MoveOptions): Promise<Moved> {
  if (!existsSync(databaseIn(dataDir))) throw new Error(`There is nothing to move: ${databaseIn(dataDir)} is not there.`);
  await migratePostgres(url, log);
  const { db: from } = await openSqlite({ dataDir, log });
  const to = connectTo({ url, log, most: 1, isPatient: true });
  try {
    return await to.transaction().execute((transaction) => moveAll(from, transaction, withoutPassword(url)));
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}

async function moveAll(from: Kysely<Schema>, to: Transaction<Schema>, name: string): Promise<Moved> {
  // whoever starts there meanwhile waits, and finds all
  await sql`lock table ${sql.join(TABLES.map((table) => sql.table(table)))} in access exclusive mode`.execute(to);
  const there = await countRows(to);
  if (TABLES.some((table) => there[table] > 0)) {
    throw new Error(
      `The database ${name} is not empty: it has ${there.projects} projects. Make a new one with createdb, or empty this one.`,
    );
  }
  for (const table of TABLES) await moveTable(table, from as unknown as Kysely<AnyTables>, to as unknown as Kysely<AnyTables>);
  const [before, after] = [await countRows(from), await countRows(to)];
  const lost = TABLES.filter((table) => before[table] !== after[table]);
  if (lost.length > 0) throw new Error(`Not all of it has come over: ${lost.join(', ')}. Nothing was changed.`);
  return after;
}

async function moveTable(table: MovedTable, from: Kysely<AnyTables>, to: Kysely<AnyTables>): Promise<void> {
  let rows: Row[] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (rows.length > 0) await to.insertInto(table).values(rows).execute();
    rows = [];
    bytes = 0;
  };
  for await (const row of from.selectFrom(table).selectAll().stream()) {
    rows.push(row);
    bytes += Object.values(row).reduce<number>((sum, value) => sum + (value instanceof Uint8Array ? value.length : 0), 0);
    if (rows.length >= MOST_ROWS || bytes >= MOST_BYTES) await write();
  }
  await write();
}

async function countRows(db: Kysely<Schema>): Promise<Moved> {
  const counts = { ...NOTHING };
  for (const table of TABLES) {
    const { rows } = await db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    counts[table] = rows;
  }
  return counts;
}
