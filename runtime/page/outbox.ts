import type { PageToIde } from '../bridge-messages.ts';
import { TEXTS } from './texts.ts';

/** Lines a second. What is more is counted, and told once the second is over. */
const A_SECOND = 200;

/** Posts to the window around the page, never so much that it could not follow. */
export class Outbox {
  readonly #post: (message: PageToIde) => void;
  #sent = 0;
  #leftOut = 0;
  #timer: number | undefined;

  constructor(post: (message: PageToIde) => void) {
    this.#post = post;
  }

  send(message: PageToIde): void {
    this.#timer ??= setTimeout(() => this.#secondIsOver(), 1_000);
    if (this.#sent >= A_SECOND) {
      this.#leftOut += 1;
      return;
    }
    this.#sent += 1;
    this.#post(message);
  }

  #secondIsOver(): void {
    const leftOut = this.#leftOut;
    this.#timer = undefined;
    this.#sent = 0;
    this.#leftOut = 0;
    if (leftOut > 0) this.#post({ wszero: 'console', level: 'warn', text: TEXTS.leftOut(leftOut) });
  }
}
