import { afterEach, expect, test, vi } from 'vitest';
import { Connection } from '../../../runtime/page/connection.ts';

function restore(): void {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}
afterEach(restore);

/** Connects where nobody listens, and gives the pauses before the first so many further tries; no pause is really made. */
async function pauses(count: number, random: () => number): Promise<number[]> {
  const found: number[] = [];
  vi.spyOn(Math, 'random').mockImplementation(random);
  return await new Promise((resolve) => {
    vi.stubGlobal('setTimeout', (callback: () => void, ms?: number) => {
      found.push(ms ?? 0);
      if (found.length === count) resolve(found);
      else queueMicrotask(callback);
      return 0;
    });
    const nothing = (): void => undefined;
    new Connection(() => 'ws://127.0.0.1:65499/ws', { message: nothing, connected: nothing, disconnected: nothing, refused: nothing });
  });
}

test('a page that finds no server tries again ever more slowly, and at least every five seconds', async () => {
  expect(await pauses(8, () => 1)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
});

test('the pauses of many pages differ: each is between the half of it and the whole', async () => {
  expect(await pauses(3, () => 0)).toEqual([125, 250, 500]);
  restore();
  expect(await pauses(3, () => 0.5)).toEqual([187.5, 375, 750]);
});
