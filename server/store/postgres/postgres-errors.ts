/** What PostgreSQL and its driver tell, as what the rest of the host knows. */
import { CodedError } from '../../errors.ts';

/** Its own code of five characters; undefined for what was told by the driver or the system, before or instead of the database. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'severity' in error && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

/**
 * The database, or the way to it, is what is in trouble: the same may be tried again. That is all that was not told by the database, and of
 * that: connections (08), resources and sessions (53, 55, 57), a transaction that waited for us (25P03), its disk (58),
 * tables that a newer version has changed meanwhile (0A000).
 */
const IN_TROUBLE = /^(08|53|55|57|58|25P0[34]|0A000)/;

/** No answer came, or what the connection knows of the tables is not so any more. */
export function isOfNoMoreUse(error: unknown): boolean {
  const state = sqlState(error);
  return state === undefined || state === '0A000';
}

/** A CodedError 'disk-full', 'id-taken' or 'database-away' where the host knows what that is; else as it is. */
export function toldError(error: unknown): unknown {
  if (error instanceof CodedError || error instanceof TypeError || error instanceof RangeError) return error;
  const state = sqlState(error);
  if (state === '53100') return new CodedError('disk-full', undefined, { cause: error });
  if (state === '23505' && isAboutProjects(error)) return new CodedError('id-taken', undefined, { cause: error });
  if (state === undefined || IN_TROUBLE.test(state)) return new CodedError('database-away', undefined, { cause: error });
  return error;
}

function isAboutProjects(error: unknown): boolean {
  return error instanceof Error && 'table' in error && error.table === 'projects';
}
