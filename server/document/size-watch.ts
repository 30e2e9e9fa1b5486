import { CodedError } from '../errors.ts';

/** Keeps a document below a size. Every update is counted in full, though much of it may be deleted again. */
export class SizeWatch {
  readonly #limit: number;
  readonly #measure: () => number;
  #size: number;
  /** Nothing was taken since the document was measured: measuring anew, some milliseconds a megabyte, would say the same. */
  #isExact = false;

  /** All in bytes of the encoded document. `size` may be too large. */
  constructor({ limit, size, measure }: { limit: number; size: number; measure: () => number }) {
    this.#limit = limit;
    this.#size = size;
    this.#measure = measure;
  }

  /** Throws CodedError 'too-large', and then counts nothing. */
  grow(bytes: number): void {
    if (bytes > 0 && !this.#fits(bytes) && !this.#isExact) this.measured(this.#measure());
    if (bytes > 0 && !this.#fits(bytes)) throw new CodedError('too-large', 'The project is full: something has to go first.');
    this.#size += bytes;
    this.#isExact = false;
  }

  measured(size: number): void {
    this.#size = size;
    this.#isExact = true;
  }

  #fits(bytes: number): boolean {
    return this.#size + bytes <= this.#limit;
  }
}
