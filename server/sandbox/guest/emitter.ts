import { RECORD } from '../../protocol/guest.ts';
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
  /** Of this item: how many effects it may still have, and at what length of the text it is too much. */
  #left = 0;
  #end = 0;

  constructor(limits: EmitterLimits, signal: (signal: number) => void) {
    this.#limits = limits;
    this.#signal = signal;
    this.begin();
  }

  /** A new item begins: its messages are counted anew. */
  begin(): void {
    this.#left = this.#limits.messagesPerEntry;
    this.#end = this.#text.length + this.#limits.bytesPerEntry;
  }

  /** An effect: its kind (GUEST_EFFECT) and its fields. Throws WszeroError past the limits of an entry. */
  emit(effect: string): void {
    if (--this.#left < 0 || this.#text.length > this.#end) {
      this.#signal(SIGNAL.flood);
      throw new WszeroError('flood');
    }
    this.#text += effect + RECORD;
  }

  /** Goes with a message, and counts as none. Never of a pupil's making. */
  note(effect: string): void {
    this.#text += effect + RECORD;
  }

  /** All effects so far. How many the item may still have does not change: its jobs come after this. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#end = this.#limits.bytesPerEntry;
    return text;
  }
}
