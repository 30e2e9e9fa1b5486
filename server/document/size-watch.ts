import { CodedError } from '../errors.ts';

/** How far the count may be from the truth before a document is measured anew. Measuring costs some milliseconds a megabyte. */
const SLACK = 64 * 1024;

/** Keeps a document below a size. Every update is counted in full, though much of it may be deleted again. */
export class SizeWatch {
  readonly #limit: number;
  readonly #measure: () => number;
  #measured = 0;
  #grown: number;

  /** All in bytes of the encoded document. `size` may be too large. */
  constructor({ limit, size, measure }: { limit: number; size: number; measure: () => number }) {
    this.#limit = limit;
    this.#grown = size;
    this.#measure = measure;
  }

  /** Throws CodedError 'too-large', and then counts nothing. */
  grow(bytes: number): void {
    if (bytes > 0 && this.#size + bytes > this.#limit && this.#grown > SLACK) this.measured(this.#measure());
    if (bytes > 0 && this.#size + bytes > this.#limit) throw new CodedError('too-large', 'The project is full: something has to go first.');
    this.#grown += bytes;
  }

  measured(size: number): void {
    this.#measured = size;
    this.#grown = 0;
  }

  get #size(): number {
    return this.#measured + this.#grown;
  }
}
