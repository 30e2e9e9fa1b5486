import { expect, test } from 'vitest';
import { timeAgo } from '../../../ide/parts/time-ago.ts';

test.each([
  [0, 'just now'],
  [-5000, 'just now'],
  [14_000, '14 s ago'],
  [59_400, '59 s ago'],
  [59_600, '1 min ago'],
  [3_600_000, '1 h ago'],
  [3 * 24 * 3_600_000, '3 days ago'],
])('%d ms are %s', (ago, words) => {
  expect(timeAgo(1_000_000_000 - ago, 1_000_000_000)).toBe(words);
});
