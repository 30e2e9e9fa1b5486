import type { WebSocket } from 'ws';
import { holdSocket } from '../../runtime/clients/hold-socket.ts';
import { LIMITS } from '../protocol/limits.ts';

interface Walk {
  frames: number;
  /** When the first of them may have come, in milliseconds. */
  since: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * How many frames of one connection are read a second, whatever they are: each costs the host some time, messages that are
 * none and pings too. Whoever sends faster is read more slowly, and loses nothing.
 */
export class Pace {
  readonly #most: { atOnce: number; perSecond: number };
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(most: { atOnce: number; perSecond: number } = { atOnce: LIMITS.framesAtOnce, perSecond: LIMITS.framesPerSecond }) {
    this.#most = most;
  }

  watch(ws: WebSocket): void {
    const walk: Walk = { frames: 0, since: performance.now(), timer: undefined };
    const count = (): void => {
      walk.frames += 1;
      if (walk.frames >= this.#most.atOnce && !walk.timer) this.#look(ws, walk);
    };
    for (const frame of ['message', 'ping', 'pong']) ws.on(frame, count);
    ws.once('close', () => this.#end(walk));
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** What is in the socket's buffer already comes in spite of a hold, and is paid for by waiting longer. */
  #look(ws: WebSocket, walk: Walk): void {
    const now = performance.now();
    const ms = (walk.frames * 1_000) / this.#most.perSecond - (now - walk.since);
    this.#end(walk);
    if (ms < 1) {
      walk.frames = 0;
      walk.since = now;
      holdSocket(ws, 'pace', false);
      return;
    }
    holdSocket(ws, 'pace', true);
    walk.timer = setTimeout(() => this.#look(ws, walk), ms).unref();
    this.#timers.add(walk.timer);
  }

  #end(walk: Walk): void {
    if (!walk.timer) return;
    clearTimeout(walk.timer);
    this.#timers.delete(walk.timer);
    walk.timer = undefined;
  }
}
