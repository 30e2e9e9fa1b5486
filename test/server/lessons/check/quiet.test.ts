import { describe, expect, it } from 'vitest';
import type { Unrest } from '../../../../server/protocol/sandbox.ts';
import { untilQuiet, type QuietParts } from '../../../../server/lessons/check/quiet.ts';

const REST: Unrest = { hasWork: false, handlers: 0 };
const { signal } = new AbortController();

/** A copy that says these one after another, and the last one for ever. */
function copy(all: Unrest[], clients: Partial<QuietParts['clients']> = {}): QuietParts & { looks: number } {
  const parts = {
    looks: 0,
    clients: { activity: '', isUnderWay: false, ...clients },
    barrier: () => Promise.resolve(),
    pagesRest: () => Promise.resolve(true),
    look: () => Promise.resolve(all[Math.min(parts.looks++, all.length - 1)]),
  };
  return parts;
}

describe('a copy is quiet', () => {
  it('when nothing is left to do', async () => {
    expect(await untilQuiet(copy([REST]), false, signal)).toBe(true);
  });

  it.each<[string, Unrest]>([
    ['something is queued', { ...REST, hasWork: true }],
    ['a handler goes on', { ...REST, handlers: 1 }],
    ['a timer is due soon', { ...REST, timerMs: 5 }],
  ])('not while %s', async (_what, unrest) => {
    const parts = copy([unrest, unrest, REST]);
    expect(await untilQuiet(parts, false, signal)).toBe(true);
    expect(parts.looks).toBe(3);
    expect(await untilQuiet(copy([unrest]), false, signal, 30)).toBe(false);
  });

  it('with a timer that is due later', async () => {
    expect(await untilQuiet(copy([{ ...REST, timerMs: 1_500 }]), false, signal)).toBe(true);
  });

  it('not while something is under way, or somebody has just sent something', async () => {
    expect(await untilQuiet(copy([REST], { isUnderWay: true }), false, signal, 30)).toBe(false);
    let count = 0;
    const clients = { isUnderWay: false, get activity() { return String(count++); } }; // prettier-ignore
    expect(await untilQuiet({ ...copy([REST]), clients }, false, signal, 30)).toBe(false);
  });

  it('although it ticks, where a round waits', async () => {
    let count = 0;
    const clients = { isUnderWay: false, get activity() { return String(count++); } }; // prettier-ignore
    expect(await untilQuiet({ ...copy([{ ...REST, timerMs: 5 }]), clients }, true, signal)).toBe(true);
  });

  it('no more when nobody waits for it', async () => {
    await expect(untilQuiet(copy([{ ...REST, hasWork: true }]), false, AbortSignal.abort())).rejects.toThrow();
  });
});
