import type { Answer, FromChecker, Question, ToChecker } from './checker-messages.ts';
import type { Finding } from './finding.ts';

export interface CheckerEvents {
  checked(findings: Finding[]): void;
  /** The worker did not arrive, or broke down: it answers nothing any more. */
  failed(): void;
}

/** The page's end of the worker that checks its code. */
export class CheckerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  constructor(worker: Worker, events: CheckerEvents) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromChecker>) => {
      if (data.type === 'checked') {
        events.checked(data.findings);
        return;
      }
      this.#waiting.get(data.n)?.(data.answer);
      this.#waiting.delete(data.n);
    });
    worker.addEventListener('error', () => {
      this.dispose();
      events.failed();
    });
  }

  /** A file came or was changed; without a text, it is gone. */
  file(path: string, text: string | undefined): void {
    this.#send({ type: 'file', path, text });
  }

  /** Answered by `checked`. */
  check(): void {
    this.#send({ type: 'check' });
  }

  /** Undefined where there is nothing to say, and once the worker is gone. */
  ask<Type extends Question['type']>(question: Extract<Question, { type: Type }>): Promise<Extract<Answer, { type: Type }> | undefined> {
    this.#asked += 1;
    const n = this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(n, (answer) => resolve(isFor(answer, question.type) ? answer : undefined));
      this.#send({ type: 'ask', n, question });
    });
  }

  dispose(): void {
    this.#worker.terminate();
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }

  #send(message: ToChecker): void {
    this.#worker.postMessage(message);
  }
}

function isFor<Type extends Question['type']>(answer: Answer, type: Type): answer is Extract<Answer, { type: Type }> {
  return answer?.type === type;
}
