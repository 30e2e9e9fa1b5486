import { expect, it } from 'vitest';
import { DAY_MS, daysLeft } from '../../../server/housekeeping/days-left.ts';

const NOON = Date.UTC(2026, 10, 29, 12);

it.each([
  ['has just been opened', NOON, 30],
  ['was opened an hour ago', NOON - DAY_MS / 24, 30],
  ['was opened a day ago', NOON - DAY_MS, 29],
  ['has a minute left', NOON - 30 * DAY_MS + 60_000, 1],
  ['has no time left', NOON - 30 * DAY_MS, 0],
  ['is long due', NOON - 300 * DAY_MS, 0],
])('a project that %s', (_what, openedAt, days) => {
  expect(daysLeft(openedAt, 30, NOON)).toBe(days);
});
