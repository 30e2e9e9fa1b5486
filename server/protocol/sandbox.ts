/**
 * Between the main thread and a sandbox worker, by postMessage. Text inside a batch is in the guest's own format
 * (`guest.ts`). What comes from a worker may have been made by a pupil's code: effects are forged until checked.
 */
import type { StopReason } from './project-state.ts';

export type HostToSandbox =
  | { type: 'create'; instance: number; code: string }
  /** instance, items, instance, items, …: what each instance has to do next, see GUEST_ITEM. */
  | { type: 'batch'; parts: (number | string)[] }
  | { type: 'drop'; instance: number };

export type SandboxToHost =
  | { type: 'up'; thread: string }
  | { type: 'started'; instance: number }
  | { type: 'start-failed'; instance: number; fault: Fault }
  /** instance, effects, instance, effects, …: see GUEST_EFFECT. Each batch part is answered once, by '' if nothing came. */
  | { type: 'effects'; parts: (number | string)[] }
  /** One entry was cut; the instance lives. */
  | { type: 'fault'; instance: number; fault: Fault }
  | { type: 'stopped'; instance: number; reason: StopReason; fault?: Fault };

/** An entry that was cut, or code that threw while starting. The stack has positions of the compiled code. */
export interface Fault {
  code: 'endless' | 'out-of-memory' | 'flood' | 'too-many-timers' | 'threw' | 'crash';
  message: string;
  stack: string;
  /** The guest has told the console already, and better. */
  told?: true;
}
