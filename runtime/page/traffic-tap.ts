import type { PageToIde, TrafficNote } from '../bridge-messages.ts';
import type { Places } from './place.ts';
import type { Link, Tap } from './tap.ts';

/** Notes are told together, so often at most. Milliseconds. */
const EVERY_MS = 50;
/** What is more is left out: so many at once are never looked at one by one. */
const MOST_NOTES = 250;

/**
 * Tells what only the page knows of its messages: which line sent each, while it handled which one, and which ones nobody
 * listens for. A message is named by its number, counted over this page load.
 */
export class TrafficTap implements Tap {
  readonly #tell: (message: PageToIde) => void;
  readonly #places: Places;
  #sent = 0;
  #got = 0;
  #cause = 0;
  #handled = 0;
  /** Wait for the next one that is handled. */
  #waiting: (() => void)[] = [];
  #notes: TrafficNote[] = [];
  #timer: number | undefined;
  #send: ((text: string) => void) | undefined;

  constructor(tell: (message: PageToIde) => void, places: Places) {
    this.#tell = tell;
    this.#places = places;
  }

  /** Messages over this page load. */
  get sent(): number {
    return this.#sent;
  }

  /** Resolves when the page has handled so many over its load. */
  async handledSoMany(count: number): Promise<void> {
    while (this.#handled < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  begin(send: (text: string) => void): void {
    this.#send = send;
  }

  /** As if the page had sent it, but no line of it did. Throws as `send_message` does. */
  send(text: string): void {
    this.#send?.(text);
    this.#sent += 1;
    this.#note({ type: 'sent', number: this.#sent, cause: 0 });
  }

  connected({ load, attempt }: Link, kept: number): void {
    this.#note({ type: 'connected', load, attempt, sent: this.#sent - kept, got: this.#got });
  }

  sends(): void {
    this.#sent += 1;
    const { file, line } = this.#places.inStack(new Error().stack ?? '') ?? {};
    const place = file === undefined || line === undefined ? {} : { file, line };
    this.#note({ type: 'sent', number: this.#sent, cause: this.#cause, ...place });
  }

  receives(): void {
    this.#got += 1;
    this.#cause = this.#got;
  }

  handled(isHeard: boolean): void {
    this.#cause = 0;
    this.#handled = this.#got;
    for (const resolve of this.#waiting.splice(0)) resolve();
    if (!isHeard) this.#note({ type: 'unheard', number: this.#got });
  }

  #note(note: TrafficNote): void {
    if (this.#notes.length < MOST_NOTES || note.type === 'connected') this.#notes.push(note);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const notes = this.#notes;
      this.#notes = [];
      this.#tell({ wszero: 'traffic', notes });
    }, EVERY_MS);
  }
}
