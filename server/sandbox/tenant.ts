import { GUEST_ITEM, RECORD } from '../protocol/guest.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Instance } from './instance.ts';
import type { TimerTable } from './timer-table.ts';

/** An instance with what waits for it. */
export class Tenant {
  readonly instance: Instance;
  readonly #timers: TimerTable;
  readonly #waiting: string[] = [];
  #strikes: number[] = [];
  readonly #timersDue = new Set<number>();
  /** Batches of the host that are under way: each is answered once. */
  owed = 0;
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

  add(batch: string): void {
    if (batch !== '') this.#waiting.push(batch);
  }

  /** An interval that is due again before it ran is due once. */
  timerItem(timer: number): string {
    if (this.#timersDue.has(timer)) return '';
    this.#timersDue.add(timer);
    return GUEST_ITEM.timer + String(timer);
  }

  /** The code was cut. True when that happened too often of late. */
  strike(now = performance.now()): boolean {
    this.#strikes = [...this.#strikes.filter((at) => now - at < LIMITS.strikesWithinMs), now];
    return this.#strikes.length >= LIMITS.strikes;
  }

  /** What to enter with: '' to go on with what the guest still has. Batches are joined up to a size that the engine holds. */
  nextBatch(): string {
    if (this.instance.left > 0) return '';
    this.#timersDue.clear();
    let batch = this.#waiting.shift() ?? '';
    for (;;) {
      const more = this.#waiting[0];
      if (more === undefined || batch.length + more.length > LIMITS.batchBytes) return batch;
      batch += RECORD + more;
      this.#waiting.shift();
    }
  }

  /** The instance is dropped, never disposed of. */
  dispose(): void {
    this.gone = true;
    this.#timers.dispose();
    this.#waiting.length = 0;
  }
}
