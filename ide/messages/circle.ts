import { causeOf, type Messages } from './messages.ts';
import type { Turn } from './row.ts';

/** A chain of causes this long, no older than so long, goes on without anybody: milliseconds. */
const MOST_LINKS = 50;
const WITHIN_MS = 5_000;

/** Whether what a page and the server send each other has gone round and round up to this turn: each because of the one before. */
export function goesInCircles(turn: Turn, messages: Messages): boolean {
  let first = turn;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const cause = causeOf(first, messages);
    if (!cause || turn.at - cause.turn.at > WITHIN_MS) return false;
    first = cause.turn;
  }
  return true;
}
