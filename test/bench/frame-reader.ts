/** Hears the body of a text frame: those bytes, from here to before there. */
type TextHeard = (bytes: Buffer, from: number, to: number) => void;

const TEXT = 1;
const CLOSE = 8;

/** Reads what a server sends over its websocket, as the network brings it. Frames of a server have no mask. */
export class FrameReader {
  readonly #heard: TextHeard;
  readonly #closed: () => void;
  /** The beginning of a frame that is not whole. */
  #rest = Buffer.alloc(0);

  constructor(heard: TextHeard, closed: () => void = () => undefined) {
    this.#heard = heard;
    this.#closed = closed;
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const body = bodyOf(bytes, at);
      if (!body || body.to > bytes.length) break;
      const kind = (bytes[at] ?? 0) % 16;
      if (kind === TEXT) this.#heard(bytes, body.from, body.to);
      else if (kind === CLOSE) this.#closed();
      at = body.to;
    }
    this.#rest = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
  }
}

/** Undefined while the header is not whole. */
function bodyOf(bytes: Buffer, at: number): { from: number; to: number } | undefined {
  const short = bytes[at + 1];
  if (short === undefined) return undefined;
  if (short < 126) return { from: at + 2, to: at + 2 + short };
  if (short > 126) throw new Error('a frame of more than 64 KiB came');
  return bytes.length < at + 4 ? undefined : { from: at + 4, to: at + 4 + bytes.readUInt16BE(at + 2) };
}
