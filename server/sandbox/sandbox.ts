import type { StopReason } from '../protocol/project-state.ts';
import type { Batch, BatchResult, Fault, Unrest } from '../protocol/sandbox.ts';
import { LIMITS } from '../protocol/limits.ts';
import { RECORD } from '../protocol/guest.ts';

/** What a sandbox tells its project. */
export interface SandboxEvents {
  /** What the code did, in the guest's format: forged until checked. */
  effects(text: string): void;
  /** Items (GUEST_ITEM) that were posted are done with, whatever came of them. */
  handled?(items: readonly string[]): void;
  /** One message or timer was cut; the code runs on. */
  fault(fault: Fault): void;
  /** The code was stopped for good, and the instance is gone. */
  stopped(reason: StopReason, fault: Fault | undefined): void;
  /** The instance is gone through somebody else's fault. */
  lost(): void;
}

export type Started = { ok: true; sandbox: Sandbox } | { ok: false; fault: Fault };

/** What brings a sandbox's items to its worker. */
export interface Carrier {
  /** Take what waits, when all sockets have been read. */
  wantsFlush(sandbox: Sandbox): void;
  /** Take what waits now. */
  flush(): void;
  /** Ask for `looked`. */
  look(sandbox: Sandbox): void;
  drop(sandbox: Sandbox): void;
}

/** A project's code, running in an instance of its own in one of the workers. */
export class Sandbox {
  readonly id: number;
  readonly events: SandboxEvents;
  readonly #carrier: Carrier;
  readonly #idle: (() => void)[] = [];
  readonly #looks: ((unrest: Unrest | undefined) => void)[] = [];
  /** Not yet on their way. */
  #pending: string[] = [];
  #pendingLength = 0;
  /** On their way, and not done with. */
  #sent: string[] = [];
  #dropped = false;

  constructor(id: number, carrier: Carrier, events: SandboxEvents) {
    this.id = id;
    this.#carrier = carrier;
    this.events = events;
  }

  /** Gives the code an item (GUEST_ITEM) to handle. What comes until all sockets have been read travels together. */
  post(item: string): void {
    if (this.#dropped) return;
    if (this.#pending.length > 0 && this.#pendingLength + item.length > LIMITS.batchBytes) this.#carrier.flush();
    if (this.#pending.length === 0) this.#carrier.wantsFlush(this);
    this.#pending.push(item);
    this.#pendingLength += item.length;
  }

  /** Resolves when all that was posted has been handled, as far as it does not wait for something itself. */
  settled(): Promise<void> {
    if (this.#dropped || this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** What it has to do still, when all that was posted has been in its turn; undefined when the instance is gone. */
  look(): Promise<Unrest | undefined> {
    if (this.#dropped) return Promise.resolve(undefined);
    this.#carrier.flush();
    this.#carrier.look(this);
    return new Promise((resolve) => this.#looks.push(resolve));
  }

  /** What was posted and never handled, after the instance was lost. */
  get unhandled(): string[] {
    return [...this.#sent, ...this.#pending];
  }

  /** Ends the instance with its timers and unfinished handlers. Nothing is told any more. */
  drop(): void {
    if (this.#dropped) return;
    this.#carrier.drop(this);
    this.gone();
  }

  /** For the worker: what travels now. */
  takeBatch(): Batch {
    const taken = this.#pending;
    this.#pending = [];
    this.#pendingLength = 0;
    this.#sent = this.#sent.length === 0 ? taken : this.#sent.concat(taken);
    return { instance: this.id, items: taken.join(RECORD), count: taken.length };
  }

  /** For the worker: what came of a turn. */
  receive({ effects, done, fault }: BatchResult): void {
    if (effects !== '') this.events.effects(effects);
    if (done > 0) this.#done(done);
    if (fault) this.events.fault(fault);
    if (this.#isIdle()) this.#resolveIdle();
  }

  /** For the worker: the answer to the oldest `look`. */
  looked(unrest: Unrest): void {
    this.#looks.shift()?.(unrest);
  }

  /** For the worker: the instance is gone. */
  gone(): void {
    this.#dropped = true;
    for (const resolve of this.#looks.splice(0)) resolve(undefined);
    this.#resolveIdle();
  }

  #done(count: number): void {
    const all = this.#sent;
    this.#sent = count >= all.length ? [] : all.slice(count);
    this.events.handled?.(this.#sent.length === 0 ? all : all.slice(0, count));
  }

  #isIdle(): boolean {
    return this.#sent.length === 0 && this.#pending.length === 0;
  }

  #resolveIdle(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
