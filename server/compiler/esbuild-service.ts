import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import * as esbuild from 'esbuild-wasm';
import { startQuickly } from '../../runtime/node/quick-start.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import { cpuClockOf, type CpuClock } from '../sandbox/cpu-clock.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { whenLate } from './when-late.ts';

/** `too-slow`: it was cut at its deadline. `crashed`: it brought the service down twice. */
export type BuildOutcome =
  { type: 'built'; code: string; map: string } | { type: 'failed'; errors: esbuild.Message[] } | { type: 'too-slow' } | { type: 'crashed' };

type Job = () => Promise<BuildOutcome>;

const REHEARSAL: esbuild.BuildOptions = { stdin: { contents: 'let ready = true;' }, write: false, logLevel: 'silent' };

/** A service that starts takes seconds where the machine is busy: it compiles 14 MB of WebAssembly. */
const START_MS = 20_000;

/**
 * esbuild's child process. It is one thread, so builds run one at a time: none is faster for running beside another, and
 * whoever is late or brings it down is the culprit. When the process is gone it is started again, and only then does the
 * deadline of the next build begin.
 */
export class EsbuildService {
  readonly #log: Log;
  readonly #turns = new OneAtATime();
  #warm = false;
  /** Of the process's main thread, which does all the building. */
  #cpu: CpuClock | undefined;
  readonly #end = new AbortController();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Starts the process, and lets it build something, so that the first build of a pupil is as fast as the others. */
  async warm(): Promise<void> {
    await this.#turns.run(() => this.#ready());
  }

  /** `options` must not write files. */
  build(options: esbuild.BuildOptions, signal?: AbortSignal): Promise<BuildOutcome> {
    return this.#inTurn(() => build(options), signal);
  }

  /** Compiles one text on its own. */
  transform(text: string, options: esbuild.TransformOptions): Promise<BuildOutcome> {
    return this.#inTurn(() => transform(text, options));
  }

  async dispose(): Promise<void> {
    this.#end.abort();
    await this.#stop();
  }

  #inTurn(job: Job, signal?: AbortSignal): Promise<BuildOutcome> {
    return this.#turns.run(async () => {
      await this.#ready();
      const first = await this.#attempt(job);
      if (first.type !== 'crashed') return first;
      // it may have died of something else
      await this.#ready();
      return await this.#attempt(job);
    }, signal);
  }

  async #ready(): Promise<void> {
    if (this.#end.signal.aborted) throw new Error('the compiler was disposed');
    if (this.#warm) return;
    let child: ChildProcess | undefined;
    const building = spawning(
      () => startQuickly(() => doneWithin(() => build(REHEARSAL), START_MS, this.#end.signal)),
      (started) => (child = started),
    );
    const { type } = await building;
    const pid = child?.pid;
    this.#cpu = pid === undefined ? undefined : cpuClockOf(`${pid}/task/${pid}`);
    if (type === 'built') this.#warm = true;
    else {
      await this.#stop();
      throw new Error(`esbuild does not start: ${type}`);
    }
  }

  async #attempt(job: Job): Promise<BuildOutcome> {
    const outcome = await doneWithin(job, LIMITS.compileMs, this.#end.signal, this.#cpu);
    if (outcome.type === 'too-slow' || outcome.type === 'crashed') {
      this.#log.warn({ outcome: outcome.type }, 'esbuild is started again');
      await this.#stop();
      // not by the next build only: that may be a while, and then somebody waits
      this.warm().catch((error: unknown) => {
        if (!this.#end.signal.aborted) this.#log.error({ err: error }, 'esbuild is not started again');
      });
    }
    return outcome;
  }

  /** Kills the process. What it was building never settles. */
  async #stop(): Promise<void> {
    this.#warm = false;
    await esbuild.stop();
  }
}

/** Calls `start`, and `note` with the process that it starts at once: esbuild does not give it away. */
function spawning<Result>(start: () => Result, note: (child: ChildProcess) => void): Result {
  const listener = (message: unknown): void => note((message as { process: ChildProcess }).process);
  subscribe('child_process', listener);
  try {
    return start();
  } finally {
    unsubscribe('child_process', listener);
  }
}

/** `end` is aborted when the process is stopped for good: then its builds would never settle. */
async function doneWithin(job: Job, ms: number, end: AbortSignal, cpu?: CpuClock): Promise<BuildOutcome> {
  const over = new AbortController();
  const cut = new Promise<BuildOutcome>((resolve) => {
    end.addEventListener('abort', () => resolve({ type: 'crashed' }), { signal: over.signal });
    over.signal.addEventListener(
      'abort',
      whenLate(ms, cpu, () => resolve({ type: 'too-slow' })),
    );
  });
  try {
    return await Promise.race([job(), cut]);
  } finally {
    over.abort();
  }
}

function build(options: esbuild.BuildOptions): Promise<BuildOutcome> {
  return outcomeOf(async () => {
    const { outputFiles = [] } = await esbuild.build(options);
    const [map, code] = outputFiles.length > 1 ? outputFiles : [undefined, ...outputFiles];
    return { type: 'built', code: code?.text ?? '', map: map?.text ?? '' };
  });
}

function transform(text: string, options: esbuild.TransformOptions): Promise<BuildOutcome> {
  return outcomeOf(async () => {
    const { code, map } = await esbuild.transform(text, options);
    return { type: 'built', code, map };
  });
}

async function outcomeOf(job: Job): Promise<BuildOutcome> {
  try {
    return await job();
  } catch (error) {
    if (isBuildFailure(error)) return { type: 'failed', errors: error.errors };
    if (error instanceof Error && /^The service (was stopped|is no longer running)/.test(error.message)) return { type: 'crashed' };
    throw error;
  }
}

function isBuildFailure(error: unknown): error is esbuild.BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
