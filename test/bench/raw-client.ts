import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { FrameReader } from './frame-reader.ts';
import type { LoadPlan } from './load-plan.ts';

/** Somebody who sends one message again and again, and gets answers that are all alike. */
export interface LoadClient {
  /** Hears how many right answers came. */
  onAnswers: (count: number) => void;
  /** Hears what came that is no right answer, or that nothing will come any more. */
  onWrong: (what: string) => void;
  send(count: number): void;
  close(): void;
}

/** A websocket client that costs next to nothing: one masked frame, made once, and answers that are compared as bytes. */
export class RawClient implements LoadClient {
  onAnswers: (count: number) => void = () => undefined;
  onWrong: (what: string) => void = () => undefined;
  readonly #socket: Socket;
  readonly #frame: Buffer;
  /** The same frame so many times, at its number. */
  readonly #frames: Buffer[] = [];

  /** Resolves when the server has switched to websocket, and has answered the greeting. */
  static async open(url: string, { message, answer, greeting }: Pick<LoadPlan, 'message' | 'answer' | 'greeting'>): Promise<RawClient> {
    const { socket, rest } = await upgraded(url);
    if (greeting !== undefined) await greeted(socket, rest, greeting);
    else if (rest.length > 0) throw new Error(`${url} spoke first: ${rest.toString()}`);
    return new RawClient(socket, maskedFrame(message), Buffer.from(answer));
  }

  private constructor(socket: Socket, frame: Buffer, answer: Buffer) {
    this.#socket = socket;
    this.#frame = frame;
    let count = 0;
    const closed = (): void => this.onWrong('the server has closed a connection');
    const reader = new FrameReader((bytes, from, to) => {
      if (to - from === answer.length && bytes.compare(answer, 0, answer.length, from, to) === 0) count += 1;
      else this.onWrong(`a wrong answer: ${bytes.toString('utf8', from, to)}`);
    }, closed);
    socket.on('data', (chunk: Buffer) => {
      count = 0;
      reader.read(chunk);
      if (count > 0) this.onAnswers(count);
    });
    socket.on('end', closed);
  }

  send(count: number): void {
    this.#socket.write((this.#frames[count] ??= Buffer.concat(Array.from({ length: count }, () => this.#frame))));
  }

  close(): void {
    this.#socket.removeAllListeners('end').destroy();
  }
}

/** `rest`: the bytes that came with the answer, after its headers. */
async function upgraded(url: string): Promise<{ socket: Socket; rest: Buffer }> {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const key = randomBytes(16).toString('base64');
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  let head = Buffer.alloc(0);
  return await new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      socket.off('data', take);
      if (head.toString('latin1').startsWith('HTTP/1.1 101')) resolve({ socket, rest: head.subarray(end + 4) });
      else reject(new Error(head.toString('latin1').split('\r\n')[0] ?? ''));
    };
    socket.on('data', take);
    socket.once('error', reject);
  });
}

async function greeted(socket: Socket, rest: Buffer, greeting: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const reader = new FrameReader((bytes, from, to) => {
      if (!bytes.toString('utf8', from, to).startsWith(greeting)) return;
      socket.off('data', take);
      resolve();
    });
    const take = (chunk: Buffer): void => reader.read(chunk);
    socket.on('data', take);
    socket.write(maskedFrame(greeting));
    reader.read(rest);
  });
}

function maskedFrame(message: string): Buffer {
  const body = Buffer.from(message);
  if (body.length > 125) throw new Error('a message of the load has 125 bytes at most');
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length]), mask, body.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}
