import { WszeroError } from '../server/trouble.ts';

/** Counts what one entry sends: code that sends to itself in a circle is stopped while it can be. */
export class SendMeter {
  readonly #messages: number;
  readonly #bytes: number;
  #sent = 0;
  #letters = 0;

  constructor(messages: number, bytes: number) {
    this.#messages = messages;
    this.#bytes = bytes;
  }

  /** An entry begins: it is counted anew. */
  begin(): void {
    this.#sent = 0;
    this.#letters = 0;
  }

  /** Throws WszeroError past the limits of an entry. */
  count(text: string): void {
    this.#sent += 1;
    this.#letters += text.length;
    if (this.#sent > this.#messages || this.#letters > this.#bytes) throw new WszeroError('flood');
  }
}
