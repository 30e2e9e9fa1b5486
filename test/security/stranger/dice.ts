import { seededRandom } from '../../ide/editor/seeded-random.ts';

/** Choices that are the same in every run of one seed. */
export class Dice {
  readonly #random: (limit: number) => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** From 0 up to and without `limit`. */
  below(limit: number): number {
    return this.#random(limit);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.#random(times) === 0;
  }

  pick<const Item>(items: readonly [Item, ...(readonly Item[])]): Item {
    return items[this.#random(items.length)] ?? items[0];
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.#random(256)));
  }

  /** Characters of `alphabet`. */
  text(length: number, alphabet = ALPHABET): string {
    return Array.from({ length }, () => alphabet[this.#random(alphabet.length)] ?? '').join('');
  }

  /** Small ones mostly, now and then one near a limit of 16, 32 or 53 bits. */
  number(): number {
    const large = [0, -1, 1, 127, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 53, -(2 ** 31), 0.1, 1e308] as const;
    return this.oneIn(3) ? this.pick(large) : this.#random(1_000);
  }

  /** `good` with something wrong in it: bytes changed, taken out, put in, doubled, or its end cut off. */
  spoilt(good: Buffer): Buffer {
    let bytes: Buffer = Buffer.from(good);
    for (let round = 1 + this.#random(3); round > 0; round -= 1) bytes = this.#spoil(bytes);
    return bytes;
  }

  #spoil(bytes: Buffer): Buffer {
    const at = this.#random(bytes.length + 1);
    const length = this.#random(8);
    const [before, piece, behind] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    switch (this.#random(6)) {
      case 0:
        return Buffer.concat([before, this.bytes(piece.length), behind]);
      case 1:
        return Buffer.concat([before, behind]);
      case 2:
        return Buffer.concat([before, this.bytes(length), piece, behind]);
      case 3:
        return Buffer.concat([before, piece, piece, piece, behind]);
      case 4:
        return Buffer.concat([before, Buffer.from([this.pick([0, 0x7f, 0x80, 0xff, 0x0a, 0x0d, 0x22])]), behind]);
      default:
        return Buffer.from(before);
    }
  }
}

const ALPHABET = Array.from('abcXYZ019 _-./\\"\'`{}[]():;,<>&%$#@!?=+*|~^\n\t\r\0é🦊\u2028\ud800\ufeff');
