import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/sandbox/budget.ts';

/** A thread whose CPU time is set by hand. */
function thread(): { budget: Budget; ran: (ms: number) => void } {
  let used = 1_000;
  return { budget: new Budget({ read: () => used }), ran: (ms) => (used += ms) };
}

describe('Budget', () => {
  it('is over when the thread has run for as long as it may', () => {
    const { budget, ran } = thread();
    budget.begin(100, 0);
    const polls = Array.from({ length: 30 }, (_, n) => {
      ran(5);
      return budget.over((n + 1) * 5);
    });
    expect(polls.indexOf(true) * 5).toBeGreaterThanOrEqual(95);
    expect(polls.at(-1)).toBe(true);
  });

  it('does not blame a thread that waited for its turn, however long, at the first look or later', () => {
    const { budget, ran } = thread();
    budget.begin(100, 0);
    expect(budget.over(50_000)).toBe(false);
    ran(5);
    expect(budget.over(90_000)).toBe(false);
    ran(80);
    expect(budget.over(90_100)).toBe(true);
  });

  it('stays over until it begins anew', () => {
    const { budget, ran } = thread();
    budget.begin(100, 0);
    budget.over(30);
    ran(100);
    expect([budget.over(130), budget.over(130)]).toEqual([true, true]);
    budget.begin(100, 130);
    expect(budget.over(140)).toBe(false);
  });

  it('goes by the wall clock where there is no other, with five times as much', () => {
    const budget = new Budget(undefined);
    budget.begin(100, 0);
    expect([budget.over(400), budget.over(501)]).toEqual([false, true]);
  });

  it('has no end while nothing of a pupil’s runs', () => {
    const { budget, ran } = thread();
    budget.begin(100, 0);
    budget.end();
    ran(10_000);
    expect(budget.over(10_000)).toBe(false);
  });
});
