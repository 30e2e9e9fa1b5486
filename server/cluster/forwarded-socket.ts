import { EventEmitter } from 'node:events';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import { weightOf } from './bus-frames.ts';

/** The way to the machine that holds the socket. */
export interface WayToEdge {
  send(id: number, data: Buffer, isBinary: boolean): void;
  close(id: number, code: number, reason: string): void;
  terminate(id: number): void;
  /** So many bytes more of what the socket said have been taken. */
  taken(id: number, bytes: number): void;
}

const NO_STATUS = 1005;
const BROKEN = 1006;

/** A socket that another machine holds, as a project of this one sees it: like any other. */
export class ForwardedSocket extends EventEmitter implements ServerSocket {
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly #id: number;
  readonly #way: WayToEdge;
  readonly #waiting: { data: Buffer; isBinary: boolean }[] = [];
  #state = this.OPEN as number;
  #isPaused = false;
  #delivers = false;
  #goodbye: { code: number; reason: string } | undefined;
  /** Bytes that were sent to it, and those that its machine has handed to the system. */
  #sent = 0;
  #arrived = 0;

  constructor(id: number, way: WayToEdge) {
    super();
    this.#id = id;
    this.#way = way;
  }

  get readyState(): number {
    return this.#state;
  }

  get bufferedAmount(): number {
    return this.#sent - this.#arrived;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  send(data: string | Uint8Array, { binary }: { binary: boolean }): void {
    if (this.#state !== this.OPEN) return;
    // a Buffer stays the one that it is: by that a broadcast is known
    const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data);
    this.#sent += weightOf(bytes);
    this.#way.send(this.#id, bytes, binary);
  }

  close(code = 1000, reason = ''): void {
    if (this.#state !== this.OPEN) return;
    this.#state = this.CLOSING;
    this.#way.close(this.#id, code, reason);
  }

  terminate(): void {
    if (this.#state === this.CLOSED) return;
    this.#way.terminate(this.#id);
    this.broken();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    process.nextTick(() => this.#deliver());
  }

  /** It said something. */
  receive(data: Buffer, isBinary: boolean): void {
    if (this.#state === this.CLOSED) return;
    this.#waiting.push({ data, isBinary });
    this.#deliver();
  }

  /** The system has taken so many bytes more of what was sent to it. */
  arrived(bytes: number): void {
    this.#arrived = Math.min(this.#sent, this.#arrived + bytes);
  }

  /** It has closed. As with any socket, what it said before comes first, and is not read while it is held. */
  closed(code = NO_STATUS, reason = ''): void {
    if (this.#waiting.length === 0 || this.#state === this.CLOSING) this.#end(code, reason);
    else this.#goodbye ??= { code, reason };
  }

  /** There is no way to it any longer. */
  broken(): void {
    this.#end(BROKEN, '');
  }

  #deliver(): void {
    if (this.#delivers) return;
    this.#delivers = true;
    try {
      while (!this.#isPaused) {
        const next = this.#waiting.shift();
        if (!next) break;
        this.#way.taken(this.#id, weightOf(next.data));
        this.emit('message', next.data, next.isBinary);
      }
    } finally {
      this.#delivers = false;
    }
    if (this.#goodbye && this.#waiting.length === 0) this.#end(this.#goodbye.code, this.#goodbye.reason);
  }

  #end(code: number, reason: string): void {
    if (this.#state === this.CLOSED) return;
    this.#state = this.CLOSED;
    this.#waiting.length = 0;
    process.nextTick(() => this.emit('close', code, Buffer.from(reason)));
  }
}
