import { totalmem } from 'node:os';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { WorkerHandle } from './worker-handle.ts';

/**
 * Each project has a wall around its memory, but many projects have many walls. When the host takes more than it may, the
 * largest of them are stopped, with the reason, before the system ends the whole host.
 */
export class MemoryWatch {
  readonly #workers: () => Iterable<WorkerHandle>;
  readonly #log: Log;
  readonly #most: number;
  readonly #timer: NodeJS.Timeout;
  #looks = false;

  constructor(workers: () => Iterable<WorkerHandle>, log: Log, most = ofTheMachine()) {
    this.#workers = workers;
    this.#log = log;
    this.#most = most;
    this.#timer = setInterval(() => void this.#look(), LIMITS.memoryLookMs);
    this.#timer.unref();
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const over = process.memoryUsage.rss() - this.#most;
    if (over <= 0 || this.#looks) return;
    this.#looks = true;
    try {
      await this.#free(over);
    } finally {
      this.#looks = false;
    }
  }

  async #free(over: number): Promise<void> {
    const measured = await Promise.all([...this.#workers()].map(async (worker) => ({ worker, sizes: await worker.measure() })));
    const all = measured.flatMap(({ worker, sizes }) => sizes.map((size) => ({ worker, ...size })));
    const large = all.filter(({ bytes }) => bytes > LIMITS.smallInstanceBytes).sort((a, b) => b.bytes - a.bytes);
    let left = over;
    const stopped: typeof large = [];
    for (const one of large) {
      if (left <= 0) break;
      one.worker.stop(one.instance, { code: 'out-of-memory', message: '', stack: '', told: true });
      left -= one.bytes;
      stopped.push(one);
    }
    // or it would still be there at the next look, and more would be stopped than need be
    for (const worker of new Set(stopped.map((one) => one.worker))) worker.collect();
    this.#log.warn({ over, instances: all.length, stopped: stopped.length }, 'the host takes more memory than it may');
  }
}

function ofTheMachine(): number {
  const constrained = process.constrainedMemory();
  return Math.min(totalmem(), constrained > 0 ? constrained : Infinity) * LIMITS.memoryPart;
}
