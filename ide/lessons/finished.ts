import { readStored, writeStored } from '../parts/storage.ts';

const KEY = 'wszero.lessons-finished';
const MOST = 200;

/** Lessons that were done to their end on this computer, by id. */
export function finishedLessons(): ReadonlySet<string> {
  return new Set((readStored(KEY) ?? '').split(' ').filter((id) => id !== ''));
}

/** Keeps it, where there is storage. */
export function rememberFinished(id: string): void {
  const known = finishedLessons();
  if (!known.has(id)) writeStored(KEY, [...known, id].slice(-MOST).join(' '));
}
