import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../server/log.ts';
import { LibsqlDatabase } from '../../../../server/store/sqlite/libsql-database.ts';
import { openSqliteStore } from '../../../../server/store/sqlite/open-sqlite-store.ts';
import { openingTrouble } from '../../../../server/store/sqlite/opening-trouble.ts';

describe('a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wszero-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = (dataDir: string) => openSqliteStore({ dataDir, log: createLog('silent') });

  it('is made when it is not there, for this user only', async () => {
    const dataDir = join(folder, 'a/b');
    await (await open(dataDir)).close();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('can not lie below a file', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(open(join(folder, 'file/data'))).rejects.toThrow(/file\/data can't be used: a part of its path is not a folder\.$/);
    await expect(open(join(folder, 'file'))).rejects.toThrow(/can't be used: there is a file of that name\.$/);
  });

  it('is refused when its database is something else', async () => {
    await writeFile(join(folder, 'playground.sqlite'), 'these are the notes of a pupil, not a database'.repeat(100));
    await expect(open(folder)).rejects.toThrow(/something else than a database\.$/);
  });

  it('is refused when a folder has the name of its database', async () => {
    await mkdir(join(folder, 'playground.sqlite'));
    await expect(open(folder)).rejects.toThrow(/its database can not be opened/);
  });

  it('is refused when a newer version has changed its tables', async () => {
    await (await open(folder)).close();
    const database = new LibsqlDatabase(join(folder, 'playground.sqlite'), 0);
    database.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run(['9999-later', new Date(0).toISOString()]);
    database.close();
    await expect(open(folder)).rejects.toThrow(/written by a newer version of this program\.$/);
  });
});

describe('the trouble of opening', () => {
  it.each([
    ['EACCES', 'may not be written to'],
    ['ENOSPC', 'disk is full'],
    ['disk-full', 'disk is full'],
    ['SQLITE_READONLY_DIRECTORY', 'may not be written to'],
    ['SQLITE_IOERR_FSYNC', 'its disk gives errors'],
    ['SQLITE_BUSY', 'another process uses it'],
    ['SOMETHING_ELSE', 'words of the system'],
  ])('has words for %s', (code, words) => {
    const cause = Object.assign(new Error('words of the system'), { code });
    const trouble = openingTrouble(cause, '/data');
    expect(trouble.message).toContain(`The data folder /data can't be used: `);
    expect(trouble.message).toContain(words);
    expect(trouble.cause).toBe(cause);
  });
});
