import { expect, it } from 'vitest';
import { resultsOf } from './results.ts';
import type { Figure } from './row.ts';

const ratio = (value: number): Figure => ({ what: 'echo', value, unit: '×', budget: { atLeast: 0.6 } });

it('tells the median of the rounds, how far they lie apart, and judges the median', () => {
  expect(resultsOf('echo', [[ratio(0.5)], [ratio(0.9)], [ratio(0.7)]])).toEqual([
    { row: 'echo', ...ratio(0.7), rounds: 3, low: 0.5, high: 0.9, verdict: 'pass' },
  ]);
  expect(resultsOf('echo', [[ratio(0.5)], [ratio(0.9)], [ratio(0.59)]])[0]?.verdict).toBe('miss');
});

it('misses a budget that is a most by more, and meets it by as much', () => {
  const slow = (value: number): Figure => ({ what: 'wake', value, unit: 'ms', budget: { atMost: 200 } });
  expect(resultsOf('thousand', [[slow(200), { ...slow(201), what: 'start' }]]).map(({ verdict }) => verdict)).toEqual(['pass', 'miss']);
});

it('keeps apart what has one name and two units, and tells what has no budget', () => {
  const figures: Figure[] = [
    { what: 'chat', value: 10, unit: 'lines' },
    { what: 'chat', value: 200, unit: 'letters' },
  ];
  expect(resultsOf('chat', [figures]).map(({ value, verdict }) => [value, verdict])).toEqual([
    [10, 'told'],
    [200, 'told'],
  ]);
});

it('has the curve of the round whose value it tells', () => {
  const figure = (value: number): Figure => ({ what: 'memory', value, unit: 'bytes', over: { what: 'minutes', points: [[0, value]] } });
  expect(resultsOf('class', [[figure(3)], [figure(1)], [figure(2)]])[0]?.over).toEqual({ what: 'minutes', points: [[0, 2]] });
});
