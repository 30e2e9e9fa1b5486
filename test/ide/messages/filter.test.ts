import { expect, test } from 'vitest';
import { isEmpty, NO_FILTER, passes } from '../../../ide/messages/filter.ts';
import { History } from '../../../ide/messages/history.ts';
import { received, sent } from './traffic.ts';

const history = new History();
history.add(
  [
    { type: 'connected', at: 0, client: '1', name: 'Fox' },
    { type: 'connected', at: 0, client: '2', name: 'Owl' },
    received(1, 'Fox'),
    sent(1, ['Owl']),
    received(2, 'Owl', { op: 'wave' }),
    { type: 'swapped', at: 1, ok: true },
  ],
  3,
);
const shown = (filter: Parameters<typeof passes>[1]): number[] => history.rows.filter((row) => passes(row, filter)).map(({ n }) => n);

test('lets everything pass when nothing is picked', () => {
  expect(isEmpty(NO_FILTER)).toBe(true);
  expect(shown(NO_FILTER)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('finds an op among what came in and what was sent', () => {
  expect(shown({ ops: ['said'], names: [] })).toEqual([2, 4, 5]);
  expect(shown({ ops: ['wave'], names: [] })).toEqual([3, 4, 5]);
});

test('finds a client among those who sent and those who got', () => {
  expect(shown({ ops: [], names: ['Fox'] })).toEqual([0, 2, 4, 5]);
  expect(shown({ ops: ['wave'], names: ['Fox'] })).toEqual([4, 5]);
});
