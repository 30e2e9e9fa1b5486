import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Suspicion } from '../../../server/projects/suspicion.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('holds for a while after a project took too much, and is over then', () => {
  const suspicion = new Suspicion();
  expect(suspicion.holds).toBe(false);
  suspicion.raise();
  vi.advanceTimersByTime(LIMITS.suspectMs - 1);
  expect(suspicion.holds).toBe(true);
  vi.advanceTimersByTime(1);
  expect(suspicion.holds).toBe(false);
});
