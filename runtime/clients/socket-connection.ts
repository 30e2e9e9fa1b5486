import type { Writable } from 'node:stream';
import { CLIENT_LIMITS } from '../client-limits.ts';
import { CLIENT_CLOSE } from '../close-codes.ts';
import type { ClientConnection } from './client-table.ts';
import { holdSocket, type HoldReason } from './hold-socket.ts';
import { writeTogether } from './one-write.ts';
import type { ServerSocket } from './server-socket.ts';

/** So long may a slow client take to read the code that it is closed with. */
const LAST_WORDS_MS = 2_000;
const SEND_TEXT = { binary: false };

/** A client's socket, for who sends to it. One that reads too slowly is closed. */
export class SocketConnection implements ClientConnection {
  readonly #ws: ServerSocket;
  readonly #stream: Writable | undefined;

  /** `stream`: below `ws`, where what is sent in one turn is to be written at once. */
  constructor(ws: ServerSocket, stream?: Writable) {
    this.#ws = ws;
    this.#stream = stream;
  }

  send(message: Buffer): void {
    const ws = this.#ws;
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > CLIENT_LIMITS.clientBacklogBytes) return this.closeSlow();
    if (this.#stream) writeTogether(this.#stream);
    ws.send(message, SEND_TEXT);
  }

  closeSlow(): void {
    const ws = this.#ws;
    this.close(CLIENT_CLOSE.tooSlow, 'this client reads too slowly');
    // behind all that it has not read, the close may never arrive
    setTimeout(() => ws.terminate(), LAST_WORDS_MS).unref();
  }

  get backlog(): number {
    return this.#ws.readyState === this.#ws.OPEN ? this.#ws.bufferedAmount : 0;
  }

  hold(on: boolean, reason: HoldReason = 'server'): void {
    holdSocket(this.#ws, reason, on);
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason);
  }
}
