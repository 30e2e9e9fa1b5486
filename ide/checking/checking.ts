import type { Diagnostic } from '../../server/protocol/diagnostic.ts';
import type { Workbench } from '../state/workbench.ts';
import { CheckerClient } from './checker-client.ts';
import type { Answer, Question } from './checker-messages.ts';
import type { Finding } from './finding.ts';
import { mergeMistakes } from './merge-mistakes.ts';
import { ProjectTexts } from './project-texts.ts';
import { TypingLine } from './typing-line.ts';

/** From a key to the check that it starts: keys that come at one stroke of the hand are checked together. Milliseconds. */
const PAUSE_MS = 30;

/** Checks a project while it is typed, and shows what is wrong: its own findings and the host's, as one list. */
export class Checking {
  readonly #workbench: Workbench;
  readonly #client: CheckerClient;
  readonly #texts: ProjectTexts;
  readonly #typing = new TypingLine();
  readonly #stop: () => void;
  #findings: Finding[] = [];
  #host: readonly Diagnostic[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #isChecking = false;
  /** Something was changed since the last check began. */
  #isStale = false;
  #shown = '';

  constructor(workbench: Workbench, worker: Worker) {
    this.#workbench = workbench;
    this.#client = new CheckerClient(worker, {
      checked: (findings) => this.#checked(findings),
      failed: () => this.#failed(),
    });
    this.#texts = new ProjectTexts(workbench, {
      file: (path, text) => this.#client.file(path, text),
      changed: () => this.#soon(),
      typed: (path, line) => {
        this.#typing.typed(path, line, performance.now());
        this.#show();
      },
    });
    this.#stop = workbench.store.subscribe(() => {
      if (workbench.store.state.diagnostics !== this.#host) this.#show();
    });
  }

  /** Asks about the newest text. */
  ask<Type extends Question['type']>(question: Extract<Question, { type: Type }>): Promise<Extract<Answer, { type: Type }> | undefined> {
    this.#texts.flush();
    return this.#client.ask(question);
  }

  dispose(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#later);
    this.#stop();
    this.#texts.dispose();
    this.#client.dispose();
  }

  /** A check that is under way is waited for: the newest text is checked after it. */
  #soon(): void {
    this.#isStale = true;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (!this.#isChecking) this.#check();
    }, PAUSE_MS);
  }

  #check(): void {
    this.#isChecking = true;
    this.#isStale = false;
    this.#texts.flush();
    this.#client.check();
  }

  #checked(findings: Finding[]): void {
    this.#isChecking = false;
    this.#findings = findings;
    this.#show();
    if (this.#isStale && this.#pause === undefined) this.#check();
  }

  #show(): void {
    clearTimeout(this.#later);
    this.#host = this.#workbench.store.state.diagnostics;
    const now = performance.now();
    const all = mergeMistakes(this.#host, this.#findings);
    const mistakes = all.filter((mistake) => !this.#typing.holds(mistake, now));
    if (mistakes.length < all.length) this.#later = setTimeout(() => this.#show(), this.#typing.left(now));
    const shown = JSON.stringify(mistakes);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#workbench.showMistakes(mistakes);
  }

  /** The host goes on telling what it finds. */
  #failed(): void {
    console.warn('The checker broke down. Mistakes are told when the code runs.');
    this.dispose();
    this.#workbench.showMistakes(undefined);
  }
}
