import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';

const HOUR_MS = 3_600_000;

/** A far, high stop: so many new projects an hour and address. */
export class NewProjectLimit {
  readonly #now: () => number;
  #since: number;
  #counts = new Map<string, number>();

  constructor(now: () => number = () => performance.now()) {
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
    if (count > LIMITS.newProjectsPerHourAndAddress) throw new CodedError('too-many', 'Too many new projects came from here in this hour.');
    this.#counts.set(address, count);
  }
}
