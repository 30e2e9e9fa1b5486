import { describe, expect, it } from 'vitest';
import { thinOut } from '../../../server/document/thin-out.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { VersionRecord } from '../../../server/store/store.ts';

type One = Omit<VersionRecord, 'digest'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What stays when one after the other is added, as a project does. */
function keptOf(coming: Iterable<Omit<One, 'n'>>): One[] {
  let kept: One[] = [];
  let n = 0;
  for (const one of coming) {
    n += 1;
    kept.push({ ...one, n });
    const gone = new Set(thinOut(kept, one.at));
    kept = kept.filter(({ n: of }) => !gone.has(of));
  }
  return kept;
}

/** An hour of typing a day, a version each minute. */
function* daysOfTyping(days: number): Iterable<Omit<One, 'n'>> {
  for (let day = 0; day < days; day += 1) {
    for (let minute = 0; minute < 60; minute += 1) yield { at: day * DAY + minute * MINUTE, why: 'pause', size: 1_000 };
  }
}

describe('what stays of the versions of a project', () => {
  it('is all, as long as there is room', () => {
    expect(keptOf([...daysOfTyping(1)])).toHaveLength(60);
  });

  it('is never more than a hundred, of which the last hour has many, each day of the week one and each month some', () => {
    const kept = keptOf(daysOfTyping(365));
    const now = kept.at(-1)?.at ?? 0;
    const within = (from: number, to: number): number => kept.filter(({ at }) => now - at >= from && now - at < to).length;
    expect(kept).toHaveLength(LIMITS.versionsPerProject);
    expect(within(0, 60 * MINUTE)).toBeGreaterThanOrEqual(15);
    for (let day = 1; day < 7; day += 1) expect(within((day - 0.5) * DAY, (day + 0.5) * DAY), `day ${String(day)}`).toBeGreaterThan(0);
    for (let month = 0; month < 12; month += 1)
      expect(within(month * 30 * DAY, (month + 1) * 30 * DAY), `month ${String(month)}`).toBeGreaterThan(0);
    expect(kept[0]?.n).toBe(1);
    expect(kept.at(-1)?.n).toBe(365 * 60);
  });

  it('is rather what was made for a reason', () => {
    const coming = [...daysOfTyping(10)].map((one, at) => (at % 60 === 30 ? { ...one, why: 'step' as const } : one));
    expect(keptOf(coming).filter(({ why }) => why === 'step')).toHaveLength(10);
  });

  it('is all that has a name, as long as there are not too many of those', () => {
    const coming = [...daysOfTyping(40)].map((one, at) => (at % 60 === 30 ? { ...one, name: `Day ${String(at)}` } : one));
    expect(keptOf(coming).filter(({ name }) => name !== undefined)).toHaveLength(LIMITS.namedVersionsKept);
  });

  it('is bounded also where each has a name', () => {
    const kept = keptOf([...daysOfTyping(20)].map((one, at) => ({ ...one, name: `Number ${String(at)}` })));
    expect(kept).toHaveLength(LIMITS.versionsPerProject);
    expect(kept.slice(-LIMITS.namedVersionsKept).map(({ n }) => n)).toEqual(
      Array.from({ length: LIMITS.namedVersionsKept }, (_, at) => 1161 + at),
    );
  });

  it('is bounded in bytes: what came by itself goes first, then what has a name, and the newest stays', () => {
    const third = LIMITS.versionsBytes / 3;
    const at = (minute: number, name?: string): Omit<One, 'n'> => ({
      at: minute * MINUTE,
      why: 'pause',
      size: third,
      ...(name !== undefined && { name }),
    });
    expect(keptOf([at(1, 'one'), at(2), at(3), at(4)]).map(({ n }) => n)).toEqual([1, 3, 4]);
    expect(keptOf([at(1, 'one'), at(2, 'two'), at(3, 'three'), at(4)]).map(({ n }) => n)).toEqual([2, 3, 4]);
    expect(keptOf([at(1, 'one'), { ...at(2), size: 2 * LIMITS.versionsBytes }]).map(({ n }) => n)).toEqual([2]);
  });

  it('does not depend on a clock that goes forward', () => {
    const kept = keptOf(Array.from({ length: 300 }, (_, at) => ({ at: -at * MINUTE, why: 'pause' as const, size: 1 })));
    expect(kept).toHaveLength(LIMITS.versionsPerProject);
    expect(kept.at(-1)?.n).toBe(300);
  });
});
