import { LIMITS } from '../protocol/limits.ts';
import type { CpuClock } from './cpu-clock.ts';
import type { Pulse } from './pulse.ts';

/** What the watchdog sees of a worker. */
export interface Watchable {
  pulse: Pick<Pulse, 'read'>;
  cpu: CpuClock | undefined;
}

interface Watched {
  instance: number;
  item: number;
  since: number;
  /** CPU of the thread when this item was first seen. */
  cpu: number | undefined;
}

/**
 * Some builtins of the engine never ask whether their time is over. So the main thread looks at each worker every now and
 * then, and names the one that has been inside the same item for too long.
 */
export class Watchdog<Worker extends Watchable> {
  readonly #workers: () => Iterable<Worker>;
  readonly #stuck: (worker: Worker, instance: number) => void;
  readonly #watched = new WeakMap<Worker, Watched>();
  readonly #timer: NodeJS.Timeout;

  constructor(workers: () => Iterable<Worker>, stuck: (worker: Worker, instance: number) => void) {
    this.#workers = workers;
    this.#stuck = stuck;
    this.#timer = setInterval(() => this.#look(), LIMITS.watchdogMs);
    this.#timer.unref();
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (const worker of this.#workers()) {
      const now = worker.pulse.read();
      const seen = this.#watched.get(worker);
      if (seen?.item !== now.item || seen.instance !== now.instance) {
        this.#watched.set(worker, { ...now, since: performance.now(), cpu: undefined });
      } else if (now.instance !== 0 && this.#isStuck(worker, seen)) {
        this.#watched.delete(worker);
        this.#stuck(worker, now.instance);
      }
    }
  }

  /** The thread's own CPU time must agree, so that nobody is blamed for a crowded machine. */
  #isStuck(worker: Worker, seen: Watched): boolean {
    const wall = performance.now() - seen.since;
    if (!worker.cpu) return wall > LIMITS.hardMs * 5;
    seen.cpu ??= worker.cpu.read();
    return wall > LIMITS.hardMs && worker.cpu.read() - seen.cpu > LIMITS.hardMs - LIMITS.watchdogMs;
  }
}
