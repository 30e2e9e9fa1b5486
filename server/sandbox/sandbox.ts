import type { StopReason } from '../protocol/project-state.ts';
import type { Fault } from '../protocol/sandbox.ts';
import { LIMITS } from '../protocol/limits.ts';
import { RECORD } from '../protocol/guest.ts';
import type { WorkerHandle } from './worker-handle.ts';

/** What a sandbox tells its project. */
export interface SandboxEvents {
  /** What the code did, in the guest's format: forged until checked. */
  effects(text: string): void;
  /** One message or timer was cut; the code runs on. */
  fault(fault: Fault): void;
  /** The code was stopped for good, and the instance is gone. */
  stopped(reason: StopReason, fault: Fault | undefined): void;
  /** The instance is gone through somebody else's fault. */
  lost(): void;
}

export type Started = { ok: true; sandbox: Sandbox } | { ok: false; fault: Fault };

/** A project's code, running in an instance of its own in one of the workers. */
export class Sandbox {
  readonly id: number;
  readonly events: SandboxEvents;
  readonly #worker: WorkerHandle;
  readonly #idle: (() => void)[] = [];
  #pending = '';
  #owed = 0;
  #dropped = false;

  constructor(id: number, worker: WorkerHandle, events: SandboxEvents) {
    this.id = id;
    this.#worker = worker;
    this.events = events;
  }

  /** Gives the code an item (GUEST_ITEM) to handle. Items of one turn of the event loop travel together. */
  post(item: string): void {
    if (this.#dropped) return;
    if (this.#pending === '') {
      this.#pending = item;
      this.#worker.wantsFlush(this);
    } else if (this.#pending.length + item.length > LIMITS.batchBytes) {
      this.#worker.flush();
      this.post(item);
    } else this.#pending += RECORD + item;
  }

  /** Resolves when all that was posted has been handled, as far as it does not wait for something itself. */
  settled(): Promise<void> {
    if (this.#dropped || (this.#owed === 0 && this.#pending === '')) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Ends the instance with its timers and unfinished handlers. Nothing is told any more. */
  drop(): void {
    if (this.#dropped) return;
    this.#worker.drop(this);
    this.gone();
  }

  /** For the worker: what travels now. */
  takePending(): string {
    const batch = this.#pending;
    this.#pending = '';
    this.#owed++;
    return batch;
  }

  /** For the worker: effects, or '' for a batch that is done. */
  receive(text: string): void {
    if (text !== '') this.events.effects(text);
    else if (--this.#owed === 0 && this.#pending === '') this.#resolveIdle();
  }

  /** For the worker: the instance is gone. */
  gone(): void {
    this.#dropped = true;
    this.#resolveIdle();
  }

  #resolveIdle(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
