import { expect, it } from 'vitest';
import { Histogram } from '../../server/histogram.ts';

it('a histogram counts for each bound how many were at most that, and all of them', () => {
  const histogram = new Histogram([1, 10, 100]);
  for (const value of [0, 1, 2, 10, 50, 5_000]) histogram.add(value);
  expect(histogram.upTo()).toEqual([2, 4, 5]);
  expect(histogram.count).toBe(6);
  expect(histogram.sum).toBe(5_063);
});
