import type { CpuClock } from './cpu-clock.ts';

/** Before this share of the limit the thread's clock is not read: most items are over by then. */
const UNWATCHED = 0.2;

/**
 * Says when an item has had its time. The wall clock is asked first, since it is cheap; when that is over, the thread's
 * own CPU time must agree.
 */
export class Budget {
  readonly #cpu: CpuClock | undefined;
  #limit = Infinity;
  #since = 0;
  #sampled: number | undefined;
  /** True once an item was cut, until the next `begin`. */
  spent = false;

  constructor(cpu: CpuClock | undefined) {
    this.#cpu = cpu;
  }

  /** `ms` of this thread's CPU from now on. */
  begin(ms: number, now = performance.now()): void {
    this.#limit = ms * (this.#cpu ? 1 : 5);
    this.#since = now;
    this.#sampled = undefined;
    this.spent = false;
  }

  /** No limit: nothing of a pupil's runs. */
  end(): void {
    this.#limit = Infinity;
  }

  /** Called by the engine every now and then while it runs. */
  over(now = performance.now()): boolean {
    if (this.spent) return true;
    const wall = now - this.#since;
    if (wall < this.#limit * UNWATCHED) return false;
    this.#sampled ??= this.#cpu?.read() ?? 0;
    this.spent = wall > this.#limit && this.#cpuAgrees();
    return this.spent;
  }

  /** Since the first sample the thread has run for about as long as is left of the limit then. */
  #cpuAgrees(): boolean {
    if (!this.#cpu) return true;
    return this.#cpu.read() - (this.#sampled ?? 0) >= this.#limit * (1 - UNWATCHED) * 0.9;
  }
}
