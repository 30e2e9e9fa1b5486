import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIENT_LIMITS } from '../../../runtime/client-limits.ts';
import { TimerTable } from '../../../runtime/node/timer-table.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function newTable(): { table: TimerTable; due: number[] } {
  const due: number[] = [];
  return { table: new TimerTable((id) => due.push(id)), due };
}

describe('TimerTable', () => {
  it.each([0, -1, NaN, 1])('an interval of %s ms is no quicker than timers may be', (ms) => {
    const { table, due } = newTable();
    table.set(1, ms, true);
    vi.advanceTimersByTime(10 * CLIENT_LIMITS.timerMinMs);
    expect(due).toHaveLength(10);
    table.dispose();
  });

  it('one that is longer than a clock can count waits as long as it can, and is not due at once', () => {
    const { table, due } = newTable();
    table.set(1, 1e12, false);
    vi.advanceTimersByTime(1_000);
    expect(due).toEqual([]);
    table.dispose();
  });

  it('takes as many as a project may have, and one more when one is done', () => {
    const { table } = newTable();
    for (let id = 0; id < CLIENT_LIMITS.timers; id += 1) expect(table.set(id, 1_000, true)).toBe(true);
    expect(table.set(1_000, 1_000, false)).toBe(false);
    table.clear(7);
    expect(table.set(1_000, 1_000, false)).toBe(true);
    table.dispose();
  });

  it('knows when the next one is due, those aside that do not count', () => {
    const { table } = newTable();
    table.set(1, 50, true);
    table.set(2, 200, false);
    expect(table.nextMs(new Set())).toBe(50);
    expect(table.nextMs(new Set([1]))).toBe(200);
    expect(table.nextMs(new Set([1, 2]))).toBeUndefined();
    table.dispose();
  });
});
