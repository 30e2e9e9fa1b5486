import type { CheckResult, LessonToHost } from '../../server/protocol/lesson.ts';
import { Deadline } from '../session/deadline.ts';
import type { CheckView } from './lesson-state.ts';

/** A change is tried after so long: the next one is often right behind it. */
const PAUSE_MS = 200;
/** Where nothing was tried, through nobody's fault: it is asked again after so long. */
const AGAIN_MS = 1_500;

/** `refused`: the newest code does not run, so there is nothing new to try. `later`: it is tried when this changes. */
export type Readiness = 'ready' | 'refused' | 'stopped' | 'offline' | 'later';

export interface CheckDeskOptions {
  /** The step to be tried; undefined where the current one has nothing to try. */
  wanted: () => { lesson: string; step: number } | undefined;
  readiness: () => Readiness;
  ask: (message: Extract<LessonToHost, { type: 'check-step' }>) => void;
  show: (view: CheckView) => void;
  passed: (step: number) => void;
  /** Milliseconds. */
  pauseMs?: number | undefined;
  againMs?: number | undefined;
}

/** Has the host try the current step, one try at a time: of several that are wanted, the newest counts. */
export class CheckDesk {
  readonly #options: CheckDeskOptions;
  readonly #pause: Deadline;
  readonly #again: Deadline;
  #n = 0;
  /** The step that is being tried now. */
  #tried: number | undefined;
  #last: CheckResult | undefined;

  constructor(options: CheckDeskOptions) {
    this.#options = options;
    this.#pause = new Deadline(options.pauseMs ?? PAUSE_MS, () => this.#ask());
    this.#again = new Deadline(options.againMs ?? AGAIN_MS, () => this.#ask());
  }

  /** Another step is the current one: what was found out about the last one counts no longer. */
  entered(): void {
    this.#tried = undefined;
    this.#last = undefined;
    this.#options.show({ type: 'none' });
    this.wish();
  }

  /** Something has changed that may change what comes of a check. */
  wish(): void {
    this.#again.stop();
    this.#pause.stop();
    this.#pause.start();
  }

  /** The host's answer. */
  took(n: number, result: CheckResult): void {
    if (n !== this.#n || this.#tried === undefined) return;
    const step = this.#tried;
    this.#tried = undefined;
    // `replaced`: somebody else who edits along has asked, and nothing came of it.
    if (result.type === 'not-run' && (result.why === 'busy' || result.why === 'replaced')) return this.#again.start();
    if (result.type === 'passed') this.#options.passed(step);
    this.#last = result;
    this.#show();
  }

  /** The socket is gone, and with it what was being tried. */
  lost(): void {
    this.#tried = undefined;
    this.#again.stop();
    if (this.#options.wanted()) this.#options.show({ type: 'waiting' });
  }

  dispose(): void {
    this.#pause.stop();
    this.#again.stop();
  }

  #ask(): void {
    const wanted = this.#options.wanted();
    if (!wanted) return;
    const readiness = this.#options.readiness();
    switch (readiness) {
      case 'offline':
        return this.#options.show({ type: 'waiting' });
      case 'later':
        return;
      case 'refused':
      case 'stopped':
        this.#tried = undefined;
        this.#last = { type: 'not-run', why: readiness };
        return this.#show();
      case 'ready':
        this.#n += 1;
        this.#tried = wanted.step;
        this.#options.show({ type: 'checking', before: this.#last });
        return this.#options.ask({ type: 'check-step', n: this.#n, ...wanted });
    }
  }

  #show(): void {
    this.#options.show(this.#last ? { type: 'checked', result: this.#last } : { type: 'none' });
  }
}
