import { describe, expect, it } from 'vitest';
import { Share } from '../../../server/sandbox/share.ts';

describe('Share', () => {
  it('is what was used of late', () => {
    const share = new Share(0);
    for (let now = 100; now <= 60_000; now += 100) share.add(50, now);
    expect(share.part(60_000)).toBeCloseTo(0.5, 1);
    expect(share.isGreedy(60_000)).toBe(true);
  });

  it('does not call greedy who does much once, and little else', () => {
    const share = new Share(0);
    share.add(500, 500);
    expect(share.isGreedy(500)).toBe(false);
    for (let now = 1_000; now <= 60_000; now += 1_000) share.add(100, now);
    expect(share.isGreedy(60_000)).toBe(false);
  });

  it('is forgotten in time', () => {
    const share = new Share(0);
    for (let now = 100; now <= 60_000; now += 100) share.add(100, now);
    expect(share.isGreedy(60_000)).toBe(true);
    expect(share.isGreedy(70_000)).toBe(false);
  });
});
