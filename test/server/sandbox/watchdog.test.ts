import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { Pulse } from '../../../server/sandbox/pulse.ts';
import { Watchdog } from '../../../server/sandbox/watchdog.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Of a worker that has been inside one item for `seconds`, using `part` of a core: the instances that were named. */
function named(seconds: number, part: number): number[] {
  const pulse = new Pulse();
  const worker = { pulse, cpu: { read: () => performance.now() * part } };
  const found: number[] = [];
  const watchdog = new Watchdog(
    () => [worker],
    (_worker, instance) => found.push(instance),
  );
  pulse.enter(7);
  vi.advanceTimersByTime(seconds * 1_000);
  watchdog.dispose();
  return found;
}

it('names who has computed for too long', () => {
  expect(named((2 * LIMITS.hardMs) / 1_000, 1)).toEqual([7]);
});

it('names nobody who has been waiting for a crowded machine, however long', () => {
  expect(named(60, 0.001)).toEqual([]);
});

it('names who computes on a crowded machine, later', () => {
  expect(named((2 * LIMITS.hardMs) / 1_000, 0.1)).toEqual([]);
  expect(named((12 * LIMITS.hardMs) / 1_000, 0.1)).toEqual([7]);
});
