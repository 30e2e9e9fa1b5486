/** `npm run expired [id]`: lists projects that were deleted since nobody opened them, or writes the zip of one of them here. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import { readDataConfig } from './config.ts';
import { CodedError } from './errors.ts';
import { createLog } from './log.ts';
import { connectTo } from './store/postgres/open-postgres-store.ts';
import { reachingTrouble } from './store/postgres/reaching-trouble.ts';
import type { Schema } from './store/schema.ts';

async function main(id: string | undefined): Promise<void> {
  const { DATA_DIR, DATABASE_URL: url } = readDataConfig(process.env);
  if (url === undefined) {
    console.log(`They are zips in ${resolve(DATA_DIR, 'expired')}`);
    return;
  }
  const db = connectTo({ url, log: createLog('warn'), most: 1 });
  try {
    if (id === undefined) await list(db);
    else await writeZip(db, id);
  } catch (error) {
    throw error instanceof CodedError ? reachingTrouble(error, url) : error;
  } finally {
    await db.destroy();
  }
}

async function list(db: Kysely<Schema>): Promise<void> {
  const all = await db.selectFrom('expired').select(['project', 'at']).orderBy('at').execute();
  for (const { project, at } of all) console.log(`${new Date(at).toISOString().slice(0, 10)}  ${project}`);
  console.log(all.length === 0 ? 'There are none.' : `${all.length} zips. To get one: npm run expired <id>`);
}

async function writeZip(db: Kysely<Schema>, id: string): Promise<void> {
  const zip = await db.selectFrom('expired').select('bytes').where('project', '=', id).executeTakeFirst();
  if (!zip) throw new Error(`There is no zip of ${id}.`);
  const file = join(process.env['INIT_CWD'] ?? '.', `${id}.zip`);
  // a pupil's work, and nothing that is there is overwritten
  await writeFile(file, zip.bytes, { mode: 0o600, flag: 'wx' });
  console.log(`It is in ${resolve(file)}. The start page takes it back in.`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
