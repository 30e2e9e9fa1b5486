import { expect, it } from 'vitest';
import { measureRow } from './measure-row.ts';
import type { Row } from './row.ts';

function rowOf(...values: (number | Error)[]): Row {
  return {
    name: 'sample',
    about: 'What it is told to.',
    rounds: values.length,
    async measure() {
      const value = values.shift() ?? NaN;
      if (value instanceof Error) throw value;
      return [{ what: 'time', value, unit: 'ms', budget: { atMost: 10 } }];
    },
  };
}

it('measures as often as the row says, or as it is asked to', async () => {
  expect(await measureRow(rowOf(3, 1, 2))).toMatchObject([{ value: 2, rounds: 3, verdict: 'pass' }]);
  expect(await measureRow(rowOf(3, 1, 2), 1)).toMatchObject([{ value: 3, rounds: 1, verdict: 'pass' }]);
});

it('counts an error as a miss, beside what was measured before it', async () => {
  expect(await measureRow(rowOf(3, new Error('the host is gone'), 2))).toMatchObject([
    { what: 'time', rounds: 1, verdict: 'pass' },
    { what: 'ended with an error: the host is gone', verdict: 'miss' },
  ]);
});
