import { CodedError } from '../errors.ts';

const HOUR_MS = 3_600_000;

/** A far, high stop: so many an hour and address. */
export class HourLimit {
  readonly #most: number;
  readonly #words: string;
  readonly #now: () => number;
  #since: number;
  #counts = new Map<string, number>();

  /** `words` for whoever is past it. */
  constructor(most: number, words: string, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#words = words;
    this.#now = now;
    this.#since = now();
  }

  /** Counts one. Throws 'too-many'. */
  take(address: string): void {
    if (this.#now() - this.#since >= HOUR_MS) {
      this.#since = this.#now();
      this.#counts = new Map();
    }
    const count = (this.#counts.get(address) ?? 0) + 1;
    if (count > this.#most) throw new CodedError('too-many', this.#words);
    this.#counts.set(address, count);
  }
}
