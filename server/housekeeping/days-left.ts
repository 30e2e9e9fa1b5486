/** Milliseconds. */
export const DAY_MS = 24 * 60 * 60_000;

/** Whole days until a project that was opened at that time goes, by a host that keeps it for `days`: 0 means that it goes today. */
export function daysLeft(openedAt: number, days: number, now: number): number {
  return Math.max(0, Math.ceil((openedAt + days * DAY_MS - now) / DAY_MS));
}
