import { sqlState } from './postgres-errors.ts';

/** What to tell whoever starts the host, by the codes of the system and of PostgreSQL. */
const TROUBLES: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. PostgreSQL may not be started',
  ENOENT: 'nothing listens there. PostgreSQL may not be started',
  ENOTFOUND: 'there is no computer of that name',
  EAI_AGAIN: 'the name of that computer can not be looked up now',
  EHOSTUNREACH: 'there is no way to that computer',
  ENETUNREACH: 'there is no way to that computer',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the name or the password is not the right one',
  '28000': 'it does not let this user in',
  '3D000': 'there is no database of that name. Make it first: createdb',
  '42501': 'this user may not make tables in it',
  '53300': 'it has as many connections as it may have',
  '53100': 'its disk is full',
  '57P03': 'it is just starting',
};

/** An Error in plain words, with `error` as its cause, and without the password. */
export function reachingTrouble(error: unknown, url: string): Error {
  return new Error(`The database ${withoutPassword(url)} can't be used: ${explain(rootOf(error))}.`, { cause: error });
}

/** As it may be shown. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL';
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = sqlState(error) ?? ('code' in error && typeof error.code === 'string' ? error.code : '');
  const known = TROUBLES[code];
  if (known !== undefined) return known;
  if (error.message.includes('timeout')) return 'it does not answer';
  if (error.message.includes('corrupted migrations')) return 'it was written by a newer version of this program';
  return error.message;
}

/** What went wrong first: an address of several ways is tried on each of them. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}
