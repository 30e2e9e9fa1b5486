import { readFileSync, readlinkSync } from 'node:fs';

/**
 * A thread's CPU time: on a crowded machine the wall clock alone would blame a pupil for waiting. Linux only; elsewhere
 * there is none, and budgets are five times as long.
 */
export interface CpuClock {
  /** Milliseconds of CPU that the thread has used. */
  read(): number;
}

/** `PID/task/TID` of the thread that calls, '' where the system does not tell. */
export function currentThread(): string {
  try {
    return readlinkSync('/proc/thread-self');
  } catch {
    return '';
  }
}

/** The clock of a thread of this process, by what `currentThread` gave there. */
export function cpuClockOf(thread: string): CpuClock | undefined {
  if (!/^\d+\/task\/\d+$/.test(thread)) return undefined;
  const path = `/proc/${thread}/schedstat`;
  const read = (): number => Number(readFileSync(path, 'latin1').split(' ')[0]) / 1e6;
  try {
    return Number.isNaN(read()) ? undefined : { read };
  } catch {
    return undefined;
  }
}
