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
    // what was stopped is free a little later
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
    let stopped = 0;
    for (const { worker, instance, bytes } of large) {
      if (left <= 0) break;
      worker.stop(instance, { code: 'out-of-memory', message: '', stack: '', told: true });
      left -= bytes;
      stopped += 1;
    }
    this.#log.warn({ over, instances: all.length, stopped }, 'the host takes more memory than it may');
  }
}

function ofTheMachine(): number {
  const constrained = process.constrainedMemory();
  return Math.min(totalmem(), constrained > 0 ? constrained : Infinity) * LIMITS.memoryPart;
}
