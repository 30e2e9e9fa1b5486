import type { TrafficNote } from '../../runtime/bridge-messages.ts';

/** A page that answers messages with messages more often than this within a second goes round in a circle with its server. */
const MOST = 100;
const WITHIN_MS = 1_000;

/** Counts what a page sends because of what it got: a server that answers that as well makes a circle without an end. */
export class RoundTrips {
  readonly #counts = new Map<string, { since: number; count: number }>();

  /** False when it is too much. `now` in milliseconds. */
  noted(token: string, notes: readonly TrafficNote[], now: number): boolean {
    const caused = notes.filter((note) => note.type === 'sent' && note.cause > 0).length;
    const known = this.#counts.get(token);
    const counts = known && now - known.since < WITHIN_MS ? known : { since: now, count: 0 };
    counts.count += caused;
    this.#counts.set(token, counts);
    return counts.count <= MOST;
  }

  forget(token: string): void {
    this.#counts.delete(token);
  }
}
