import type { CpuClock } from './cpu-clock.ts';

/**
 * Says when an item has had its time. The wall clock is asked first, since it is cheap; when that is over, the thread's
 * own CPU time must agree.
 */
export class Budget {
  readonly #cpu: CpuClock | undefined;
  #limit = Infinity;
  #since = 0;
  #sampledAt = 0;
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
    if (wall < this.#limit / 5) return false;
    if (this.#sampled === undefined) {
      this.#sampled = this.#cpu?.read() ?? 0;
      this.#sampledAt = now;
    }
    if (wall <= this.#limit) return false;
    this.spent = this.#cpuAgrees(now);
    return this.spent;
  }

  /** Of the time since the first sample, most was spent running. */
  #cpuAgrees(now: number): boolean {
    if (!this.#cpu) return true;
    const used = this.#cpu.read() - (this.#sampled ?? 0);
    return used >= Math.min(now - this.#sampledAt, this.#limit * 0.8) * 0.9;
  }
}
