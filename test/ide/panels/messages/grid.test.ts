import { expect, test } from 'vitest';
import { Grid } from '../../../../ide/panels/messages/grid.ts';

// time | Hare Hare Fox Fox | gap | server | gap | Owl Owl Frog Frog | edge: lines 1 to 14
const four = new Grid({ left: ['Fox', 'Hare'], right: ['Owl', 'Frog'] });

test('gives each lane two columns, so that a wire can end in its middle', () => {
  expect(four.lane({ side: 'left', at: 1 })).toBe('2 / 4');
  expect(four.lane({ side: 'left', at: 0 })).toBe('4 / 6');
  expect(four.server).toBe('7 / 8');
  expect(four.lane({ side: 'right', at: 0 })).toBe('9 / 11');
  expect(four.lane({ side: 'right', at: 1 })).toBe('11 / 13');
});

test("a wire goes from the middle of a lane to the server's edge", () => {
  expect(four.wire({ side: 'left', at: 1 })).toBe('3 / 7');
  expect(four.wire({ side: 'right', at: 1 })).toBe('8 / 12');
  expect(four.inner('left')).toBe('5 / 7');
  expect(four.inner('right')).toBe('8 / 10');
});

test('a wire goes on between the middles of two lanes', () => {
  expect(four.between('left', 0, 1)).toBe('3 / 5');
  expect(four.between('right', 0, 1)).toBe('10 / 12');
});

test('has as many columns as its lines need', () => {
  expect(four.columns).toContain('repeat(4, calc(var(--lane) / 2)) minmax(var(--gap), 1fr) var(--srv)');
});

test('has a gap on a side without lanes', () => {
  const none = new Grid({ left: [], right: [] });
  expect(none.columns).not.toContain('repeat');
  expect(none.server).toBe('3 / 4');
  expect(none.inner('left')).toBe('2 / 3');
  expect(none.inner('right')).toBe('4 / 5');
});
