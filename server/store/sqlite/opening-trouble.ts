/** What to tell whoever starts the host, by the codes of the system and of SQLite. */
const TROUBLES: Record<string, string> = {
  EACCES: 'it may not be written to by this user',
  EPERM: 'it may not be written to by this user',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'there is a file of that name',
  ENOENT: 'it could not be made there',
  SQLITE_BUSY: 'another process uses it. Stop that one first, or give this one another DATA_DIR',
  SQLITE_LOCKED: 'another process uses it. Stop that one first, or give this one another DATA_DIR',
  'disk-full': 'its disk is full',
  SQLITE_READONLY: 'it may not be written to by this user',
  SQLITE_CANTOPEN: 'its database can not be opened. May this user write there?',
  SQLITE_PERM: 'its database may not be opened by this user',
  SQLITE_IOERR: 'its disk gives errors',
  SQLITE_NOTADB: 'its database is something else than a database',
  SQLITE_CORRUPT: 'its database is damaged',
};

/** An Error in plain words, with `error` as its cause. */
export function openingTrouble(error: unknown, folder: string): Error {
  return new Error(`The data folder ${folder} can't be used: ${explain(error)}.`, { cause: error });
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // SQLite's codes have a tail sometimes, such as SQLITE_IOERR_WRITE.
  const known = TROUBLES[code] ?? TROUBLES[code.split('_').slice(0, 2).join('_')];
  if (known !== undefined) return known;
  // libsql gives no code when it fails to open, only SQLite's number at the end of its text.
  if (/Unable to open connection.*: 14\b/.test(error.message)) return TROUBLES['SQLITE_CANTOPEN'] ?? error.message;
  if (error.message.includes('corrupted migrations')) return 'it was written by a newer version of this program';
  return error.message;
}
