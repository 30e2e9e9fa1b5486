import type { WebSocket } from 'ws';
import { CLIENT_LIMITS } from '../client-limits.ts';

/** A socket that is paused can't see pongs: it is spared for a while, but not for ever. */
const PAUSED_BEATS = Math.ceil(60_000 / CLIENT_LIMITS.heartbeatMs);

/** Pings every socket, and drops one that misses two pings: its other side has gone without a goodbye. */
export class Heartbeat {
  readonly #missed = new Map<WebSocket, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(everyMs: number = CLIENT_LIMITS.heartbeatMs) {
    this.#timer = setInterval(() => this.#beat(), everyMs);
    this.#timer.unref();
  }

  watch(socket: WebSocket): void {
    this.#missed.set(socket, 0);
    const alive = (): void => {
      if (this.#missed.has(socket)) this.#missed.set(socket, 0);
    };
    socket.on('pong', alive);
    socket.on('message', alive);
    socket.once('close', () => this.#missed.delete(socket));
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#missed.clear();
  }

  #beat(): void {
    for (const [socket, missed] of this.#missed) {
      const most = socket.isPaused ? PAUSED_BEATS : 2;
      if (missed >= most) socket.terminate();
      else {
        this.#missed.set(socket, missed + 1);
        socket.ping();
      }
    }
  }
}
