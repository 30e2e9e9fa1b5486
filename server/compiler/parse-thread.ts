import { Worker } from 'node:worker_threads';
import { BUILT } from '../built.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import { cpuClockOf, type CpuClock } from '../sandbox/cpu-clock.ts';
import type { MainToParser, ParserToMain } from './parser-messages.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { whenLate } from './when-late.ts';

/** `crashed`: out of memory, say. */
export type ParseOutcome = ParserToMain | { type: 'too-slow' } | { type: 'crashed' };

/**
 * The parse worker, seen from the main thread: one request at a time, each with its deadline from the moment at which the
 * worker gets it. A worker that is late or dies is replaced.
 */
export class ParseThread {
  readonly #log: Log;
  readonly #turns = new OneAtATime();
  #worker: Worker | undefined;
  #cpu: CpuClock | undefined;
  #disposed = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Resolves when the worker is up. */
  async warm(): Promise<void> {
    await this.#turns.run(() => this.#up());
  }

  ask(request: MainToParser, signal?: AbortSignal): Promise<ParseOutcome> {
    return this.#turns.run(async () => {
      const worker = await this.#up();
      worker.postMessage(request);
      const outcome = await nextOutcome(worker, (late) => whenLate(LIMITS.compileMs, this.#cpu, late));
      if (outcome.type === 'too-slow' || outcome.type === 'crashed') {
        this.#log.warn({ outcome: outcome.type }, 'the parse worker is replaced');
        this.#worker = undefined;
        await worker.terminate();
        this.warm().catch((error: unknown) => {
          if (!this.#disposed) this.#log.error({ err: error }, 'the parse worker is not replaced');
        });
      }
      return outcome;
    }, signal);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#worker?.terminate();
  }

  async #up(): Promise<Worker> {
    if (this.#disposed) throw new Error('the compiler was disposed');
    if (this.#worker) return this.#worker;
    const worker = new Worker(BUILT.parseWorker, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
    });
    worker.on('error', (error) => this.#log.error({ err: error }, 'the parse worker failed'));
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    const outcome = await nextOutcome(worker);
    if (outcome.type !== 'up') throw new Error('the parse worker does not start');
    this.#cpu = cpuClockOf(outcome.thread);
    return worker;
  }
}

/** What the worker says next, or what becomes of it. `watch` says when that is too late, and returns what ends it. */
function nextOutcome(worker: Worker, watch?: (late: () => void) => () => void): Promise<ParseOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: ParseOutcome): void => {
      unwatch?.();
      worker.off('message', settle).off('exit', crashed);
      resolve(outcome);
    };
    const crashed = (): void => settle({ type: 'crashed' });
    const unwatch = watch?.(() => settle({ type: 'too-slow' }));
    worker.on('message', settle).on('exit', crashed);
  });
}
