import { GUEST_ITEM, RECORD } from '../protocol/guest.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Unrest } from '../protocol/sandbox.ts';
import type { Instance, EntryOutcome } from './instance.ts';
import { Share } from './share.ts';
import type { TimerTable } from '../../runtime/node/timer-table.ts';

interface Waiting {
  items: string;
  /** How many of them are the host's: all, or, for timers, none. */
  count: number;
}

/** An instance with what waits for it. */
export class Tenant {
  readonly instance: Instance;
  /** Of the worker's time. */
  readonly share = new Share();
  readonly #timers: TimerTable;
  readonly #waiting: Waiting[] = [];
  readonly #timersDue = new Set<number>();
  #strikes: number[] = [];
  /** Items of the host in the batch that the guest has, which are not done with. */
  #underWay = 0;
  queued = false;
  gone = false;

  constructor(instance: Instance, timers: TimerTable) {
    this.instance = instance;
    this.#timers = timers;
  }

  get id(): number {
    return this.instance.id;
  }

  get hasWork(): boolean {
    return this.#waiting.length > 0 || this.instance.left > 0 || this.instance.hasJobs;
  }

  addBatch(items: string, count: number): void {
    this.#waiting.push({ items, count });
  }

  /** An interval that is due again before it ran is due once. */
  addTimer(timer: number): void {
    if (this.#timersDue.has(timer)) return;
    this.#timersDue.add(timer);
    this.#waiting.push({ items: GUEST_ITEM.timer + String(timer), count: 0 });
  }

  /** What it has to do still. */
  look(): Unrest {
    const { handlers, timers } = this.instance.look();
    const timerMs = this.#timers.nextMs(timers);
    const hasWork = this.hasWork || this.#timersDue.size > 0;
    return { hasWork, handlers, ...(timerMs !== undefined && { timerMs }) };
  }

  /** The code was cut. True when that happened too often of late. */
  strike(now = performance.now()): boolean {
    this.#strikes = [...this.#strikes.filter((at) => now - at < LIMITS.strikesWithinMs), now];
    return this.#strikes.length >= LIMITS.strikes;
  }

  /** One entry: a new batch, or what the guest still has of the last one. */
  turn(): EntryOutcome & { done: number } {
    const batch = this.instance.left > 0 ? '' : this.#nextBatch();
    const outcome = this.instance.run(batch);
    const done = Math.max(0, this.#underWay - this.instance.left);
    this.#underWay -= done;
    return { ...outcome, done };
  }

  /** The instance is dropped, never disposed of. */
  dispose(): void {
    this.gone = true;
    this.#timers.dispose();
    this.#waiting.length = 0;
  }

  /** Batches are joined up to a size that the engine holds; those of the host and timers are kept apart, to be counted. */
  #nextBatch(): string {
    const first = this.#waiting.shift();
    if (!first) return '';
    let { items, count } = first;
    if (count === 0) this.#timersDue.delete(Number(items.slice(1)));
    for (;;) {
      const next = this.#waiting[0];
      if (!next || count === 0 || next.count === 0 || items.length + next.items.length > LIMITS.batchBytes) break;
      this.#waiting.shift();
      items += RECORD + next.items;
      count += next.count;
    }
    this.#underWay = count;
    return items;
  }
}
