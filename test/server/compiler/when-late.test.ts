import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenLate } from '../../../server/compiler/when-late.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('is late when the thread has worked all the time', () => {
  const late = vi.fn();
  whenLate(2000, { read: () => performance.now() }, late);
  vi.advanceTimersByTime(1999);
  expect(late).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(late).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(100_000);
  expect(late).toHaveBeenCalledOnce();
});

test('waits for a thread that the machine keeps waiting', () => {
  const late = vi.fn();
  whenLate(2000, { read: () => performance.now() / 4 }, late);
  vi.advanceTimersByTime(4700);
  expect(late).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(late).toHaveBeenCalledOnce();
});

test.each([
  ['a thread that does nothing at all', { read: () => 0 }],
  ['a thread without a clock', undefined],
  [
    'a thread that is gone',
    {
      read: () => {
        throw new Error('ENOENT');
      },
    },
  ],
])('waits no more than five times as long for %s', (_, clock) => {
  const late = vi.fn();
  whenLate(2000, clock, late);
  vi.advanceTimersByTime(9900);
  expect(late).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(late).toHaveBeenCalledOnce();
});

test('stops watching when it is told', () => {
  const late = vi.fn();
  whenLate(2000, undefined, late)();
  vi.advanceTimersByTime(100_000);
  expect(late).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
