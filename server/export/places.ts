import { CodedError } from '../errors.ts';

/** So many tasks at once, the others wait: whoever came first is next. */
export class Places {
  readonly #waiting = new Set<() => void>();
  readonly #mostWaiting: number;
  #free: number;

  constructor(count: number, mostWaiting: number) {
    this.#free = count;
    this.#mostWaiting = mostWaiting;
  }

  /**
   * Without running `task` when the signal is aborted before its turn. Rejects with what the task throws, or with CodedError
   * 'too-many' when as many wait as may.
   */
  async run(task: () => Promise<void>, signal: AbortSignal): Promise<void> {
    if (!(await this.#enter(signal))) return;
    try {
      await task();
    } finally {
      this.#leave();
    }
  }

  /** False: whoever waited has given up, and has no place. */
  async #enter(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    if (this.#waiting.size >= this.#mostWaiting) throw new CodedError('too-many');
    return new Promise((resolve) => {
      const giveUp = (): void => {
        this.#waiting.delete(enter);
        resolve(false);
      };
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(true);
      };
      this.#waiting.add(enter);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    // The place goes from one to the other, and is never free in between.
    this.#waiting.delete(next);
    next();
  }
}
