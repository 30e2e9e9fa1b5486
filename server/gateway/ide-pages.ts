import type { PageDriver } from '../lessons/check/page-driver.ts';
import type { HostToLesson, PageAnswer, PageCall } from '../protocol/lesson.ts';
import { LIMITS } from '../protocol/limits.ts';

/** Pupils' pages in the hidden frames of one IDE. An answer to a call that is over, or was never made, is nobody's. */
export class IdePages implements PageDriver {
  readonly #send: (message: HostToLesson) => void;
  readonly #calls = new Map<number, (answer: PageAnswer) => void>();
  #last = 0;
  #isGone = false;

  constructor(send: (message: HostToLesson) => void) {
    this.#send = send;
  }

  do(ask: PageCall): Promise<PageAnswer> {
    if (this.#isGone) return Promise.resolve({ ok: false, why: 'gone' });
    const call = ++this.#last;
    return new Promise((resolve) => {
      // an IDE answers earlier, if only that the page was too late; one in a window that nobody sees does not
      const late = setTimeout(() => this.#settle(call, { ok: false, why: 'gone' }), LIMITS.pageCallMs);
      this.#calls.set(call, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.#send({ type: 'page-call', call, ask });
    });
  }

  answer(call: number, answer: PageAnswer): void {
    this.#settle(call, answer);
  }

  /** The IDE is gone. */
  dispose(): void {
    this.#isGone = true;
    for (const call of [...this.#calls.keys()]) this.#settle(call, { ok: false, why: 'gone' });
  }

  #settle(call: number, answer: PageAnswer): void {
    const resolve = this.#calls.get(call);
    this.#calls.delete(call);
    resolve?.(answer);
  }
}
