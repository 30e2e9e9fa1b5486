import { expect, test } from 'vitest';
import { RoundTrips } from '../../../ide/session/round-trips.ts';
import type { TrafficNote } from '../../../runtime/bridge-messages.ts';

const sent = (count: number, cause: number): TrafficNote[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'sent', number: at + 1, cause }));

test('lets a page send as much as it likes by itself', () => {
  expect(new RoundTrips().noted('fox', sent(5_000, 0), 0)).toBe(true);
});

test('lets a page answer now and then, for ever', () => {
  const trips = new RoundTrips();
  for (let second = 0; second < 100; second += 1) expect(trips.noted('fox', sent(90, 1), second * 1_000)).toBe(true);
});

test('finds a page that answers everything at once, and no other', () => {
  const trips = new RoundTrips();
  expect(trips.noted('owl', sent(60, 1), 0)).toBe(true);
  expect([0, 100].map((now) => trips.noted('fox', sent(60, 1), now))).toEqual([true, false]);
  trips.forget('fox');
  expect(trips.noted('fox', sent(60, 1), 200)).toBe(true);
});
