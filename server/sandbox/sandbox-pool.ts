import type { Log } from '../log.ts';
import type { StopReason } from '../protocol/project-state.ts';
import type { Fault } from '../protocol/sandbox.ts';
import { MemoryWatch } from './memory-watch.ts';
import { compileEngine } from './quickjs.ts';
import type { SandboxEvents, Started } from './sandbox.ts';
import { Watchdog } from './watchdog.ts';
import { WorkerHandle } from './worker-handle.ts';

const WORKERS = 4;

export interface StartOptions {
  /** The project's code was cut or stopped of late: it starts apart from the innocent, who would pay for the next time. */
  isSuspect?: boolean;
  /** Nobody sees it: it takes no time and no worker from what is seen. */
  isHidden?: boolean;
}

type Stop = StopReason | Fault['code'];
/** There from the start, or the first one of each would be no growth. */
const STOPS: readonly Stop[] = ['endless', 'out-of-memory', 'flood', 'too-many-timers', 'crash'];

type Apart = 'suspect' | 'hidden';

/**
 * The workers in which pupils' code runs, and one more for each of these, once there is any: code that was cut or stopped of late, and
 * hidden copies. A worker that dies or has to be ended is replaced.
 */
export class SandboxPool {
  readonly #engine = compileEngine();
  readonly #log: Log;
  readonly #watchdog: Watchdog<WorkerHandle>;
  readonly #memory: MemoryWatch;
  #workers: WorkerHandle[];
  readonly #apart = new Map<Apart, WorkerHandle>();
  #lastInstance = 0;
  #disposed = false;
  #ends = 0;
  readonly #stops = new Map(STOPS.map((stop) => [stop, 0]));

  /** `memoryBytes`: what the host may take in all; without it a part of what the machine has. */
  constructor(log: Log, memoryBytes?: number) {
    this.#log = log;
    this.#workers = Array.from({ length: WORKERS }, () => this.#newWorker());
    this.#watchdog = new Watchdog(
      () => this.#all(),
      (worker, instance) => void this.#endStuck(worker, instance),
    );
    this.#memory = new MemoryWatch(() => this.#all(), log, memoryBytes);
  }

  /** Resolves when every worker takes work. */
  async up(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.up));
  }

  /** Starts compiled code in a fresh instance, in the worker with the fewest. `events.effects` may be called before it resolves. */
  async start(code: string, events: SandboxEvents, { isSuspect = false, isHidden = false }: StartOptions = {}): Promise<Started> {
    const apart = isSuspect ? 'suspect' : isHidden ? 'hidden' : undefined;
    const started = await this.#startOnce(code, events, apart);
    // it may have been in the worker of somebody else who had to be ended
    return started.ok || started.fault.code !== 'crash' || this.#disposed ? started : this.#startOnce(code, events, apart);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#watchdog.dispose();
    this.#memory.dispose();
    const workers = this.#all();
    this.#workers = [];
    this.#apart.clear();
    await Promise.all(workers.map((worker) => worker.end(0, crash('the host stops'))));
  }

  #all(): WorkerHandle[] {
    return [...this.#workers, ...this.#apart.values()];
  }

  #startOnce(code: string, events: SandboxEvents, apart: Apart | undefined): Promise<Started> {
    const worker =
      apart === undefined ? this.#workers.reduce((least, each) => (each.size < least.size ? each : least)) : this.#workerApart(apart);
    return worker.start(++this.#lastInstance, code, events);
  }

  #workerApart(apart: Apart): WorkerHandle {
    const known = this.#apart.get(apart);
    if (known) return known;
    const worker = this.#newWorker();
    this.#apart.set(apart, worker);
    return worker;
  }

  #newWorker(): WorkerHandle {
    return new WorkerHandle(this.#engine, (worker, error) => this.#died(worker, error));
  }

  #replace(worker: WorkerHandle): void {
    // the next one that wants it starts another
    for (const [apart, each] of this.#apart) if (each === worker) this.#apart.delete(apart);
    this.#workers = this.#workers.map((each) => (each === worker ? this.#newWorker() : each));
  }

  /** Code was stopped for good, or took too much while it started. It is counted here, for whoever watches over the host. */
  noteStop(reason: Stop): void {
    this.#stops.set(reason, (this.#stops.get(reason) ?? 0) + 1);
  }

  /** How often code was stopped so far, by the reason. */
  get stops(): ReadonlyMap<Stop, number> {
    return this.#stops;
  }

  /** Workers that were ended or died so far. */
  get ends(): number {
    return this.#ends;
  }

  async #endStuck(worker: WorkerHandle, instance: number): Promise<void> {
    this.#log.warn({ instance, neighbours: worker.size - 1 }, 'sandbox worker is stuck and is replaced');
    this.#ends += 1;
    this.#replace(worker);
    await worker.end(instance, { code: 'endless', message: 'stuck in a builtin', stack: '' });
  }

  /** Whatever ran at that moment is taken for the reason. */
  #died(worker: WorkerHandle, error: unknown): void {
    if (this.#disposed) return;
    const { instance } = worker.pulse.read();
    this.#log.error({ instance, err: error }, 'sandbox worker died and is replaced');
    this.#ends += 1;
    this.#replace(worker);
    worker.tellEnd(instance, crash(String(error)));
  }
}

function crash(message: string): Fault {
  return { code: 'crash', message, stack: '' };
}
