import type { Mistake } from '../state/mistake.ts';

/** So long after the last key a line counts as being typed. Milliseconds. */
export const TYPING_MS = 2000;

/** Code that can't be read: where it is noticed may be lines behind the one that is being typed. */
const UNREADABLE: ReadonlySet<string> = new Set(['syntax', 'curly-quotes', 'text-not-closed']);

/** The line that is being typed: half a line is always a mistake, so nothing is said of it yet. */
export class TypingLine {
  #path = '';
  #line = 0;
  #until = -Infinity;

  /** `now` in milliseconds. */
  typed(path: string, line: number, now: number): void {
    this.#path = path;
    this.#line = line;
    this.#until = now + TYPING_MS;
  }

  /** Milliseconds until nothing is held back any more; 0 when nothing is. */
  left(now: number): number {
    return Math.max(0, this.#until - now);
  }

  holds({ file, line, code }: Mistake, now: number): boolean {
    return now < this.#until && file === this.#path && (line === this.#line || UNREADABLE.has(code));
  }
}
