import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const MOST_BYTES = 4_000;

/**
 * Cursors and names of one editor's socket. A socket speaks for one cursor only: the first that it names, if nobody else
 * has it. What is inside is passed on as it is, and only as data.
 */
export class AwarenessDesk {
  /** The Yjs client id that this socket speaks for. */
  id: number | undefined;
  /** What was passed on last, for whoever comes later. */
  last: Uint8Array | undefined;
  #clock = 0;

  /** What to pass on to the others, or undefined where it is not this socket's to say. */
  accept(update: Uint8Array, othersIds: ReadonlySet<number>): Uint8Array | undefined {
    if (update.length > MOST_BYTES) return undefined;
    const entry = readOne(update);
    if (!entry || othersIds.has(entry.id) || (this.id !== undefined && this.id !== entry.id)) return undefined;
    this.id = entry.id;
    this.#clock = Math.max(this.#clock, entry.clock);
    this.last = write(entry.id, entry.clock, entry.state);
    return this.last;
  }

  /** Takes the cursor away from the others' screens, if there was one. */
  farewell(): Uint8Array | undefined {
    return this.id === undefined ? undefined : write(this.id, this.#clock + 1, 'null');
  }
}

interface Entry {
  id: number;
  clock: number;
  state: string;
}

/** The format of y-protocols: a count, then for each client its id, its clock and its state as JSON. */
function readOne(update: Uint8Array): Entry | undefined {
  try {
    const decoder = decoding.createDecoder(update);
    if (decoding.readVarUint(decoder) !== 1) return undefined;
    const id = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = decoding.readVarString(decoder);
    JSON.parse(state);
    return { id, clock, state };
  } catch {
    return undefined;
  }
}

function write(id: number, clock: number, state: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, id);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, state);
  return encoding.toUint8Array(encoder);
}
