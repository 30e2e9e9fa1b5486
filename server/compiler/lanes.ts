import { setTimeout as wait } from 'node:timers/promises';
import type { BuildOptions, TransformOptions } from 'esbuild-wasm';
import type { Log } from '../log.ts';
import { EsbuildService, type BuildOutcome } from './esbuild-service.ts';
import type { MainToParser } from './parser-messages.ts';
import { ParseThread, type ParseOutcome } from './parse-thread.ts';
import { Strikes } from './strikes.ts';

interface Parts {
  parser: ParseThread;
  esbuild: EsbuildService;
  strikes: Strikes;
}

/**
 * Keeps those who wait for the compiler apart from those at whose files it was cut of late: they are parsed in a thread of their
 * own, and built after a rest, which grows with each time. So a file that takes for ever keeps others waiting once, and then
 * ever more seldom. `owner` is the id of the project.
 */
export class Lanes {
  /** For those who have done nothing. */
  readonly parser: ParseThread;
  readonly #log: Log;
  readonly #esbuild: EsbuildService;
  readonly #strikes: Strikes;
  readonly #end = new AbortController();
  #slow: ParseThread | undefined;

  constructor(
    log: Log,
    { parser = new ParseThread(log), esbuild = new EsbuildService(log), strikes = new Strikes() }: Partial<Parts> = {},
  ) {
    this.#log = log;
    this.parser = parser;
    this.#esbuild = esbuild;
    this.#strikes = strikes;
  }

  /** The worker and the process start, and get warm. */
  async warm(): Promise<void> {
    await Promise.all([this.parser.warm(), this.#esbuild.warm()]);
  }

  async parse(owner: string, request: MainToParser, signal?: AbortSignal): Promise<ParseOutcome> {
    const thread = this.#strikes.has(owner) ? (this.#slow ??= new ParseThread(this.#log)) : this.parser;
    return this.#judged(owner, await thread.ask(request, signal));
  }

  async build(owner: string, options: BuildOptions, signal?: AbortSignal): Promise<BuildOutcome> {
    await this.#rest(owner);
    return this.#judged(owner, await this.#esbuild.build(options, signal));
  }

  async transform(owner: string, text: string, options: TransformOptions): Promise<BuildOutcome> {
    await this.#rest(owner);
    return this.#judged(owner, await this.#esbuild.transform(text, options));
  }

  async dispose(): Promise<void> {
    this.#end.abort();
    await Promise.all([this.parser.dispose(), this.#slow?.dispose(), this.#esbuild.dispose()]);
  }

  async #rest(owner: string): Promise<void> {
    const ms = this.#strikes.restMs(owner);
    if (ms > 0) await wait(ms, undefined, { signal: this.#end.signal });
  }

  #judged<Outcome extends { type: string }>(owner: string, outcome: Outcome): Outcome {
    if (outcome.type === 'too-slow' || outcome.type === 'crashed') this.#strikes.add(owner);
    return outcome;
  }
}
