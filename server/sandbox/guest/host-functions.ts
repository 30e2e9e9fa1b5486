import type { TimerClock } from '../../../runtime/server/timers.ts';

/** What the worker puts into the instance before anything else runs, and takes away when the guest has it. */
export interface HostFunctions extends TimerClock {
  /** Shared with the worker, see MARK. */
  marks: ArrayBuffer;
  handlerMs: number;
  queueLength: number;
  messagesPerEntry: number;
  bytesPerEntry: number;
}

/** Places in the marks, each 32 bits. */
export const MARK = {
  /** Guest: grows with every item, so that the worker sees which item runs. */
  item: 0,
  /** Worker: leave the batch after this item. */
  leave: 1,
  /** Guest: items of the batch that are still to do. */
  left: 2,
  /** Guest: one of SIGNAL. */
  signal: 3,
} as const;

/** Something that the worker has to look into. */
export const SIGNAL = { none: 0, outOfMemory: 1, flood: 2, timers: 3, cut: 4 } as const;

export const MARKS_BYTES = 16;
