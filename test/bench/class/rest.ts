import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds, at the least and at the most. */
export type Rest = readonly [least: number, most: number];

export function between([least, most]: Rest): number {
  return least + Math.random() * (most - least);
}

/** Waits for some time between the two. False as soon as `signal` says that it is over. */
export async function rested(rest: Rest, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  await pause(between(rest), undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
