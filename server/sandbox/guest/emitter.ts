import { FIELD, RECORD } from '../../protocol/guest.ts';
import { WszeroError } from '../../../runtime/server/trouble.ts';
import { SIGNAL } from './host-functions.ts';

export interface EmitterLimits {
  messagesPerEntry: number;
  bytesPerEntry: number;
}

/** Collects what an entry does to the outside, as one string. */
export class Emitter {
  readonly #limits: EmitterLimits;
  readonly #signal: (signal: number) => void;
  #text = '';
  #count = 0;
  #start = 0;

  constructor(limits: EmitterLimits, signal: (signal: number) => void) {
    this.#limits = limits;
    this.#signal = signal;
  }

  /** A new item begins: its messages are counted anew. */
  begin(): void {
    this.#count = 0;
    this.#start = this.#text.length;
  }

  /** Throws WszeroError past the limits of an entry. */
  emit(kind: string, a?: string, b?: string, c?: string): void {
    if (++this.#count > this.#limits.messagesPerEntry || this.#text.length - this.#start > this.#limits.bytesPerEntry) {
      this.#signal(SIGNAL.flood);
      throw new WszeroError('flood');
    }
    let record = kind;
    if (a !== undefined) record += a;
    if (b !== undefined) record += FIELD + b;
    if (c !== undefined) record += FIELD + c;
    this.#text += record + RECORD;
  }

  /** Goes with a message, and counts as none. Never of a pupil's making. */
  note(kind: string, text: string): void {
    this.#text += kind + text + RECORD;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#start = 0;
    return text;
  }
}
