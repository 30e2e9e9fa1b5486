/**
 * Between the main thread and a sandbox worker, by postMessage. Text inside a batch is in the guest's own format
 * (`guest.ts`). What comes from a worker may have been made by a pupil's code: effects are forged until checked.
 */
import type { StopReason } from './project-state.ts';

export type HostToSandbox =
  | { type: 'create'; instance: number; code: string }
  /** What instances have to do next, see GUEST_ITEM. */
  | { type: 'batch'; batches: Batch[] }
  | { type: 'drop'; instance: number }
  /** Answered by `looked`, after all that was sent to it before. */
  | { type: 'look'; instance: number }
  /** Answered by `measured`. */
  | { type: 'measure' }
  /** Give back the memory of what was dropped now, and not when there is time. */
  | { type: 'collect' };

export type SandboxToHost =
  | { type: 'up'; thread: string }
  | { type: 'started'; instance: number }
  | { type: 'start-failed'; instance: number; fault: Fault }
  /** `isReady`: the batch that came last has been taken, and the next one may come. */
  | { type: 'effects'; results: BatchResult[]; isReady: boolean }
  | { type: 'stopped'; instance: number; reason: StopReason; fault?: Fault }
  | { type: 'looked'; instance: number; unrest: Unrest }
  | { type: 'measured'; sizes: InstanceSize[] };

/** What an instance still has to do. */
export interface Unrest {
  /** Items, timers that are due, or jobs wait. */
  hasWork: boolean;
  /** Handlers that go on; whoever sent to those waits for them. As the guest says. */
  handlers: number;
  /** Milliseconds until the next timer of the code's own. */
  timerMs?: number;
}

/** What an instance has of memory. */
export interface InstanceSize {
  instance: number;
  bytes: number;
}

export interface Batch {
  instance: number;
  /** Items with RECORD between them. */
  items: string;
  count: number;
}

/** What came of a turn: effects (see GUEST_EFFECT), and how many more of the host's items are done with, in their order. */
export interface BatchResult {
  instance: number;
  effects: string;
  done: number;
  /** The turn was cut; the instance lives. */
  fault?: Fault;
}

/** An entry that was cut, or code that threw while starting. The stack has positions of the compiled code. */
export interface Fault {
  code: 'endless' | 'out-of-memory' | 'flood' | 'too-many-timers' | 'threw' | 'crash';
  message: string;
  stack: string;
  /** What it is about, as the guest says: a code of the runtime, with values for its words. */
  cause?: { code: string; params: Record<string, string> };
  /** The guest has told the console already, and better. */
  told?: true;
}
