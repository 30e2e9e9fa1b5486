import { expect, test } from 'vitest';
import { arrange, laneOf, NO_LANES, sameLanes } from '../../../../ide/panels/messages/lanes.ts';

test('gives lanes left and right by turns, from the server outwards', () => {
  expect(arrange(NO_LANES, ['Fox', 'Owl', 'Hare', 'Frog', 'Bear'])).toEqual({ left: ['Fox', 'Hare', 'Bear'], right: ['Owl', 'Frog'] });
});

test('moves nobody to the other side when somebody leaves', () => {
  const four = arrange(NO_LANES, ['Fox', 'Owl', 'Hare', 'Frog']);
  expect(arrange(four, ['Owl', 'Hare', 'Frog'])).toEqual({ left: ['Hare'], right: ['Owl', 'Frog'] });
});

test('puts a newcomer where there is more room', () => {
  expect(arrange({ left: ['Hare'], right: ['Owl', 'Frog'] }, ['Frog', 'Owl', 'Hare', 'Bear'])).toEqual({
    left: ['Hare', 'Bear'],
    right: ['Owl', 'Frog'],
  });
});

test('gives one lane to a name that comes twice', () => {
  expect(arrange(NO_LANES, ['Fox', 'Fox'])).toEqual({ left: ['Fox'], right: [] });
});

test('finds a lane by name', () => {
  const lanes = arrange(NO_LANES, ['Fox', 'Owl', 'Hare']);
  expect(laneOf(lanes, 'Hare')).toEqual({ side: 'left', at: 1 });
  expect(laneOf(lanes, 'Owl')).toEqual({ side: 'right', at: 0 });
  expect(laneOf(lanes, 'Bear')).toBeUndefined();
});

test('knows lanes that are the same', () => {
  expect(sameLanes(arrange(NO_LANES, ['Fox', 'Owl']), { left: ['Fox'], right: ['Owl'] })).toBe(true);
  expect(sameLanes({ left: ['Fox'], right: ['Owl'] }, { left: ['Owl'], right: ['Fox'] })).toBe(false);
  expect(sameLanes({ left: ['Fox'], right: [] }, { left: ['Fox'], right: ['Owl'] })).toBe(false);
});
