import { expect, test } from 'vitest';
import { HostClock } from '../../../ide/parts/host-clock.ts';

test("is this computer's clock before anything was heard", () => {
  expect(new HostClock().now(1000)).toBe(1000);
});

test('goes by the host, ahead or behind', () => {
  const ahead = new HostClock();
  ahead.heard(900_000, 100_000);
  expect(ahead.now(101_000)).toBe(901_000);
  const behind = new HostClock();
  behind.heard(100_000, 900_000);
  expect(behind.now(901_000)).toBe(101_000);
});

test('is not misled by what was heard late', () => {
  const clock = new HostClock();
  clock.heard(1000, 2000);
  clock.heard(3000, 3010);
  clock.heard(4000, 9000);
  expect(clock.now(10_000)).toBe(9990);
});
