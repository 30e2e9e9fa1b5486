import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A frame that came. `opcode` as in RFC 6455: 1 text, 2 binary, 8 close, 9 ping, 10 pong. */
export interface CameFrame {
  opcode: number;
  body: Buffer;
}

export interface SentFrame {
  opcode: number;
  body?: Buffer | string;
  fin?: boolean;
  /** The three reserved bits, 0 to 7. */
  reserved?: number;
  masked?: boolean;
  /** What the header says the length is, in 64 bits, whatever follows. */
  claimed?: bigint;
}

/** The bytes of a frame, as good or as bad as it is asked for. */
export function frameOf({ opcode, body = '', fin = true, reserved = 0, masked = true, claimed }: SentFrame): Buffer {
  const payload = Buffer.from(body);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = masked ? Buffer.from([0x37, 0xfa, 0x21, 0x3d]) : Buffer.alloc(0);
  const bit = masked ? 0x80 : 0;
  let length: Buffer;
  if (claimed !== undefined || payload.length > 0xffff) {
    length = Buffer.alloc(9);
    length[0] = bit | 127;
    length.writeBigUInt64BE(claimed ?? BigInt(payload.length), 1);
  } else if (payload.length > 125) length = Buffer.from([bit | 126, payload.length >> 8, payload.length & 0xff]);
  else length = Buffer.from([bit | payload.length]);
  return Buffer.concat([Buffer.from([first]), length, mask, masked ? payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)) : payload]);
}

/** A TCP connection to the host, on which anything may be said: what a browser or a library would never let through. */
export class RawSocket implements Disposable {
  readonly socket: Socket;
  /** All that came, of HTTP or of frames. */
  came = Buffer.alloc(0);
  readonly #closed: Promise<unknown>;

  static async open(base: string): Promise<RawSocket> {
    const { hostname, port } = new URL(base);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  /** Resolves when the host has answered the handshake; throws where that is not 101. */
  static async upgrade(base: string, path: string, headers: Record<string, string> = {}): Promise<RawSocket> {
    const raw = await RawSocket.open(base);
    raw.write(handshake(path, headers));
    const head = await raw.head();
    if (!head.startsWith('HTTP/1.1 101')) throw new Error(`${path}: ${head}`);
    return raw;
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    this.#closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('data', (chunk: Buffer) => {
      this.came = Buffer.concat([this.came, chunk]);
    });
    // A close follows each error.
    socket.on('error', () => undefined);
  }

  write(data: Buffer | string): void {
    this.socket.write(data);
  }

  /** Resolves when the system has taken all of it. */
  async written(data: Buffer): Promise<void> {
    // an error is followed by the end
    if (!this.socket.write(data)) await Promise.race([once(this.socket, 'drain').catch(() => this.#closed), this.#closed]);
  }

  /** The status line and the headers of an answer, taken off what came. Throws when the connection ends before. */
  async head(): Promise<string> {
    const end = await this.#until(() => this.came.indexOf('\r\n\r\n'));
    const head = this.came.subarray(0, end).toString('latin1');
    this.came = this.came.subarray(end + 4);
    return head;
  }

  /** The next frame that is no ping; those are answered. Throws when the connection ends before. */
  async frame(): Promise<CameFrame> {
    for (;;) {
      await this.#until(() => (frameIn(this.came) ? 0 : -1));
      const found = frameIn(this.came);
      if (!found) throw new Error('no frame');
      this.came = this.came.subarray(found.end);
      if (found.frame.opcode !== 9) return found.frame;
      this.write(frameOf({ opcode: 10, body: found.frame.body }));
    }
  }

  /** The code that the host closes with; undefined where it ends the connection without one. */
  async closeCode(): Promise<number | undefined> {
    for (;;) {
      const frame = await this.frame().catch(() => undefined);
      if (!frame) return undefined;
      if (frame.opcode === 8) return frame.body.length >= 2 ? frame.body.readUInt16BE(0) : 1005;
    }
  }

  /** Resolves when something came, or the connection ended without. */
  async firstOrEnd(): Promise<void> {
    if (this.came.length === 0 && !this.socket.closed) await Promise.race([once(this.socket, 'data').catch(() => undefined), this.#closed]);
  }

  async closed(): Promise<void> {
    await this.#closed;
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }

  async #until(found: () => number): Promise<number> {
    for (;;) {
      const at = found();
      if (at !== -1) return at;
      if (this.socket.closed) throw new Error('the connection ended');
      await Promise.race([once(this.socket, 'data').catch(() => this.#closed), this.#closed]);
    }
  }
}

export function handshake(path: string, headers: Record<string, string> = {}): string {
  const all: Record<string, string> = {
    Host: 'school.test',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return [`GET ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
}

/** Frames of a host have no mask. */
function frameIn(bytes: Buffer): { frame: CameFrame; end: number } | undefined {
  const [first, second] = [bytes[0], bytes[1]];
  if (first === undefined || second === undefined) return undefined;
  let [length, from] = [second & 0x7f, 2];
  if (length === 126) {
    if (bytes.length < 4) return undefined;
    [length, from] = [bytes.readUInt16BE(2), 4];
  } else if (length === 127) {
    if (bytes.length < 10) return undefined;
    [length, from] = [Number(bytes.readBigUInt64BE(2)), 10];
  }
  if (bytes.length < from + length) return undefined;
  return { frame: { opcode: first & 0xf, body: Buffer.from(bytes.subarray(from, from + length)) }, end: from + length };
}
