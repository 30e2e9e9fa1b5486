import { describe, expect, it } from 'vitest';
import { Line } from '../../../../server/lessons/check/line.ts';

const { signal } = new AbortController();

describe('a line', () => {
  it('lets so many in, and the next one when one leaves', async () => {
    const line = new Line(1, 5);
    const first = await line.enter(signal);
    let isIn = false;
    const second = line.enter(signal).then(() => (isIn = true));
    await Promise.resolve();
    expect(isIn).toBe(false);
    first?.();
    await second;
    expect(isIn).toBe(true);
  });

  it('sends away whoever would be too many, and forgets who gave up', async () => {
    const line = new Line(1, 1);
    const first = await line.enter(signal);
    const gives = new AbortController();
    const waiting = line.enter(gives.signal);
    expect(await line.enter(signal)).toBeUndefined();
    gives.abort();
    expect(await waiting).toBeUndefined();
    first?.();
    expect(await line.enter(signal)).toBeDefined();
  });
});
