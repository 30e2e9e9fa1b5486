import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LibsqlDatabase } from '../store/sqlite/libsql-database.ts';

/** The one file of all projects and keys. */
export function databaseIn(dataDir: string): string {
  return join(dataDir, 'playground.sqlite');
}

/** How many projects are in it. Throws an Error in plain words when it is no database, is damaged, or is none of this program. */
export function checkDatabase(file: string): number {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const database = new LibsqlDatabase(file, 0);
  try {
    const found = database.prepare('pragma integrity_check').all([]);
    if (JSON.stringify(found) !== '[{"integrity_check":"ok"}]') throw new Error(`${file} is damaged.`);
    const [row] = database.prepare('select count(*) as projects from projects').all([]);
    database.close();
    return Number(Object.values(row ?? {})[0]);
  } catch (error) {
    database.abandon();
    throw new Error(`${file} is no database of this program, or a damaged one.`, { cause: error });
  }
}

/** Throws an Error in plain words while a host has it. Leaves all in one file, without a log beside it. */
export function settleDatabase(file: string): void {
  const database = new LibsqlDatabase(file, 2_000);
  try {
    for (const sql of ['pragma locking_mode = exclusive', 'pragma journal_mode = wal']) database.prepare(sql).all([]);
    database.prepare('begin immediate').run([]);
    database.prepare('commit').run([]);
  } catch (error) {
    database.abandon();
    throw new Error(`${file} is in use. Stop the host that uses it first.`, { cause: error });
  }
  database.close();
}
