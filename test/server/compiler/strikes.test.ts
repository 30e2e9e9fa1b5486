import { expect, test } from 'vitest';
import { Strikes } from '../../../server/compiler/strikes.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

test('whoever was struck rests, longer each time, up to a minute, and the others do not', () => {
  let now = 0;
  const strikes = new Strikes(() => now);
  const rests = Array.from({ length: 8 }, () => {
    strikes.add('a');
    return strikes.restMs('a');
  });
  expect(rests).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect([strikes.has('a'), strikes.has('b'), strikes.restMs('b')]).toEqual([true, false, 0]);
  now = 50_000;
  expect(strikes.restMs('a')).toBe(10_000);
});

test('it is forgotten in time', () => {
  let now = 0;
  const strikes = new Strikes(() => now);
  strikes.add('a');
  now = LIMITS.suspectMs;
  expect([strikes.has('a'), strikes.restMs('a')]).toEqual([false, 0]);
  strikes.add('a');
  expect(strikes.restMs('a')).toBe(2_000);
});
