import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { textFramesIn, type FrameScan } from './text-frames-in.ts';

/** A websocket client that costs next to nothing: one masked frame, made once, and a count of the frames that come back. */
export class RawClient {
  readonly #socket: Socket;
  readonly #frame: Buffer;
  #scan: FrameScan = { skip: 0, header: Buffer.alloc(0) };

  /** Resolves when the server has switched to websocket. */
  static async open(url: string, message: string): Promise<RawClient> {
    const { hostname, port, pathname, search } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    const client = new RawClient(socket, message);
    const rest = await upgraded(socket);
    client.#count(rest);
    return client;
  }

  private constructor(socket: Socket, message: string) {
    this.#socket = socket;
    this.#frame = maskedFrame(message);
  }

  /** Sends `underWay` messages, and one more for each that is answered; `onReplies` hears how many were. */
  run(underWay: number, onReplies: (count: number) => void): void {
    const frames = Array.from({ length: underWay + 1 }, (_, count) => Buffer.concat(Array.from({ length: count }, () => this.#frame)));
    this.#socket.on('data', (chunk: Buffer) => {
      const count = this.#count(chunk);
      if (count === 0) return;
      onReplies(count);
      this.#socket.write(frames[Math.min(count, underWay)] ?? this.#frame);
    });
    this.#socket.write(frames[underWay] ?? this.#frame);
  }

  close(): void {
    this.#socket.destroy();
  }

  #count(chunk: Buffer): number {
    const { count, scan } = textFramesIn(chunk, this.#scan);
    this.#scan = scan;
    return count;
  }
}

/** The bytes that came with the answer, after its headers. */
async function upgraded(socket: Socket): Promise<Buffer> {
  let head = Buffer.alloc(0);
  return await new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      socket.off('data', take);
      if (head.toString('latin1').startsWith('HTTP/1.1 101')) resolve(head.subarray(end + 4));
      else reject(new Error(head.toString('latin1').split('\r\n')[0] ?? ''));
    };
    socket.on('data', take);
    socket.once('error', reject);
  });
}

function maskedFrame(message: string): Buffer {
  const body = Buffer.from(message);
  if (body.length > 125) throw new Error('a message of the load has 125 bytes at most');
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length]), mask, body.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}
