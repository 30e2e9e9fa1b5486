import { CodedError } from '../errors.ts';

export interface SizeOptions {
  /** All in bytes. */
  limit: number;
  /** Of the encoded document; may be too large. */
  size: number;
  measure: () => number;
  /** Of the assets that files of the document have now: they count as if they were in it. */
  assets: () => number;
}

/** Keeps a project below a size. Every update is counted in full, though much of it may be deleted again. */
export class SizeWatch {
  readonly #limit: number;
  readonly #measure: () => number;
  readonly #assets: () => number;
  #size: number;
  /** Nothing was taken since the document was measured: measuring anew, some milliseconds a megabyte, would say the same. */
  #isExact = false;

  constructor({ limit, size, measure, assets }: SizeOptions) {
    this.#limit = limit;
    this.#size = size;
    this.#measure = measure;
    this.#assets = assets;
  }

  /** By so many bytes, and so many of assets that are named. Throws CodedError 'too-large', and then counts nothing. */
  grow(bytes: number, assetBytes = 0): void {
    const more = bytes + assetBytes;
    if (more > 0 && !this.#fits(more) && !this.#isExact) this.measured(this.#measure());
    if (more > 0 && !this.#fits(more)) throw new CodedError('too-large', 'The project is full: something has to go first.');
    this.#size += bytes;
    this.#isExact = false;
  }

  measured(size: number): void {
    this.#size = size;
    this.#isExact = true;
  }

  #fits(bytes: number): boolean {
    return this.#size + this.#assets() + bytes <= this.#limit;
  }
}
