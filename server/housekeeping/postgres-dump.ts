/** Backup and restore where the data is in PostgreSQL, by its own programs: they see one state of it, while everybody goes on working. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { isLive, LEASE_MS } from '../store/postgres/lease-fence.ts';
import { connectTo } from '../store/postgres/open-postgres-store.ts';
import { reachingTrouble } from '../store/postgres/reaching-trouble.ts';
import type { Schema } from '../store/schema.ts';
import { stampOf, type BackedUp } from './back-up.ts';
import type { Restored } from './restore.ts';

interface Place {
  /** `postgres://…` */
  url: string;
  folder: string;
  now: Date;
  log: Log;
}

const run = promisify(execFile);
/** What these programs say, at most. */
const MOST_OUTPUT = 1024 * 1024;

/** Writes all projects into a new file of `folder`. Throws in plain words. */
export async function dumpPostgres({ url, folder, now, log }: Place): Promise<BackedUp> {
  await mkdir(folder, { recursive: true });
  const file = resolve(folder, `playground-${stampOf(now)}.dump`);
  const unfinished = `${file}.part`;
  try {
    const projects = await ask(url, log, countProjects);
    await program('pg_dump', ['--format=custom', '--no-owner', '--exclude-table-data=nodes', `--file=${unfinished}`], url);
    // keys and texts of pupils are in it
    await chmod(unfinished, 0o600);
    // a file that can not be listed is none
    await program('pg_restore', ['--list', unfinished]);
    await rename(unfinished, file);
    return { file, projects };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Puts a backup in the place of what is in the database, which is written into `folder` before. All or nothing. Throws in plain words. */
export async function restorePostgres({ backup, ...place }: Place & { backup: string }): Promise<Restored> {
  const { url, log } = place;
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`);
  await program('pg_restore', ['--list', backup]);
  const running = await ask(url, log, nodesOf);
  if (running !== undefined && running.length > 0) throw new Error(`Nodes are running on it: ${running.join(', ')}. Stop them first.`);
  const before = running && (await dumpPostgres(place)).file;
  await program('pg_restore', ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--exit-on-error', backup], url);
  return { projects: await ask(url, log, countProjects), before };
}

/** Undefined when the database is empty. */
async function nodesOf(db: Kysely<Schema>): Promise<string[] | undefined> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'nodes')) return undefined;
  const nodes = await db.selectFrom('nodes').select('url').where(isLive(LEASE_MS)).execute();
  return nodes.map(({ url }) => url);
}

async function countProjects(db: Kysely<Schema>): Promise<number> {
  const { projects } = await db
    .selectFrom('projects')
    .select((of) => of.fn.countAll<number>().as('projects'))
    .executeTakeFirstOrThrow();
  return projects;
}

async function ask<Answer>(url: string, log: Log, question: (db: Kysely<Schema>) => Promise<Answer>): Promise<Answer> {
  const db = connectTo({ url, log, most: 1 });
  try {
    return await question(db);
  } catch (error) {
    throw reachingTrouble(error, url);
  } finally {
    await db.destroy();
  }
}

/** Runs one of PostgreSQL's own. The password goes by the environment: arguments can be seen by everybody on the machine. */
async function program(name: 'pg_dump' | 'pg_restore', args: readonly string[], url?: string): Promise<void> {
  const folder = process.env['POSTGRES_BIN'];
  const to = url === undefined ? undefined : new URL(url);
  const env = { ...process.env, ...(to && { PGPASSWORD: decodeURIComponent(to.password) }) };
  if (to) to.password = '';
  try {
    const file = folder ? join(folder, name) : name;
    await run(file, [...(to ? [`--dbname=${to.href}`] : []), ...args], { env, maxBuffer: MOST_OUTPUT });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT')
      throw new Error(`${name} is not here: install PostgreSQL's programs, or name their folder in POSTGRES_BIN.`, { cause: error });
    const told = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : error.message;
    throw new Error(`${name} could not do it: ${told}`, { cause: error });
  }
}
