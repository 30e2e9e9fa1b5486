import { expect, it, test } from 'vitest';
import { spreadText, table, valueText } from './table.ts';

test.each([
  [0.7654, '×', '0.765 ×'],
  [12_345.6, '1/s', '12346 1/s'],
  [37_500_000, 'bytes', '37.5 MB'],
  [24_999, 'bytes', '25 kB'],
  [12, 'bytes', '12 bytes'],
  [3, 'times', '3'],
] as const)('%f %s is told as %s', (value, unit, text) => {
  expect(valueText(value, unit)).toBe(text);
});

it('says nothing of how far apart one round lies', () => {
  expect(spreadText({ low: 1, high: 1, rounds: 1, unit: 'ms' })).toBe('');
  expect(spreadText({ low: 1, high: 2, rounds: 3, unit: 'ms' })).toBe('1 ms to 2 ms, of 3');
});

it('is one line a figure, with its budget and its verdict', () => {
  const [line = ''] = table([
    { row: 'cold', what: 'first answer', value: 9, unit: 'ms', budget: { atMost: 15 }, rounds: 3, low: 8, high: 11, verdict: 'pass' },
  ]).split('\n');
  expect(line.split(/ {2,}/)).toEqual(['cold', 'first answer', 'at most 15 ms', '9 ms', '8 ms to 11 ms, of 3', 'pass']);
});
