import { LIMITS } from '../protocol/limits.ts';
import type { CpuClock } from '../sandbox/cpu-clock.ts';

/** On a machine so crowded, or without a clock, work may take this many times as long. */
const PATIENCE = 5;

/** Of the time on the wall, a thread that hangs has used at least this much itself. */
const SHARE = 0.6;

/**
 * Calls `late` when work that begins now has taken `ms`. The thread's own CPU time must agree, so that no pupil is blamed
 * for a crowded machine; there is an end to that as well. Returns what stops the watch.
 */
export function whenLate(ms: number, clock: CpuClock | undefined, late: () => void): () => void {
  const began = performance.now();
  const cpuBegan = readOf(clock);
  const isLate = (): boolean => {
    if (performance.now() - began >= ms * PATIENCE) return true;
    const cpu = readOf(clock);
    return cpu !== undefined && cpuBegan !== undefined && cpu - cpuBegan >= ms * SHARE;
  };
  const look = (): void => {
    if (isLate()) late();
    else timer = setTimeout(look, LIMITS.watchdogMs);
  };
  let timer = setTimeout(look, ms);
  return () => clearTimeout(timer);
}

/** Undefined where there is no clock, or the thread is gone. */
function readOf(clock: CpuClock | undefined): number | undefined {
  try {
    return clock?.read();
  } catch {
    return undefined;
  }
}
