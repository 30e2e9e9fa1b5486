import { afterEach, expect, test, vi } from 'vitest';
import { DrawingRest } from '../../../ide/parts/drawing-rest.ts';

const TAKES = 40;

afterEach(() => {
  vi.restoreAllMocks();
});

test('lets the first drawing begin at once', async () => {
  let frames = 0;
  requestAnimationFrame(() => (frames += 1));
  await new DrawingRest().over;
  expect(frames).toBe(0);
});

test('rests twice as long as the drawing took', async () => {
  const rest = new DrawingRest();
  const began = performance.now();
  rest.begins();
  draw(began + TAKES);
  await rest.over;
  // timers are a little early at times
  expect(performance.now() - began).toBeGreaterThan(3 * TAKES - 2);
});

test('is not over before what was drawn is painted', async () => {
  const rest = new DrawingRest();
  let painted = 0;
  rest.begins();
  requestAnimationFrame(() => (painted += 1));
  await rest.over;
  expect(painted).toBe(1);
});

test('does not rest for as long as nobody saw the window', async () => {
  let frame: (() => void) | undefined;
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((draws) => {
    frame = () => draws(0);
    return 0;
  });
  const rest = new DrawingRest();
  const pauses: number[] = [];
  rest.begins();
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 600_000);
  const pause = window.setTimeout.bind(window);
  vi.spyOn(window, 'setTimeout').mockImplementation(((done: () => void, ms: number) => {
    pauses.push(ms);
    return pause(done);
  }) as typeof setTimeout);
  frame?.();
  await rest.over;
  expect(pauses).toEqual([500]);
});

/** Keeps the thread busy. */
function draw(until: number): void {
  let now = performance.now();
  while (now < until) now = performance.now();
}
