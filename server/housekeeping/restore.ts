import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { stampOf } from './back-up.ts';
import { checkDatabase, databaseIn, settleDatabase } from './database-file.ts';

export interface Restored {
  projects: number;
  /** Where that is now which was there before. */
  before: string | undefined;
}

/** Puts a backup in the place of the database, which is kept beside it. Throws in plain words, and then all is as it was. */
export async function restore({ dataDir, backup, now }: { dataDir: string; backup: string; now: Date }): Promise<Restored> {
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`);
  const database = resolve(databaseIn(dataDir));
  // It holds the host's secret: nobody else's business.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const fresh = `${database}.restoring`;
  try {
    // the copy is looked at, and the backup left as it is
    await copyFile(backup, fresh);
    await chmod(fresh, 0o600);
    const projects = checkDatabase(fresh);
    const before = existsSync(database) ? `${database.replace(/\.sqlite$/, '')}-before-${stampOf(now)}.sqlite` : undefined;
    if (before !== undefined) {
      settleDatabase(database);
      await rename(database, before);
    }
    await rename(fresh, database);
    return { projects, before };
  } finally {
    await rm(fresh, { force: true });
  }
}
