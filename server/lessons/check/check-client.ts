import { once } from 'node:events';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { LIMITS } from '../../protocol/limits.ts';
import type { Heard } from './evidence.ts';

/** Of what one client gets in a round; more is not looked at. */
const MOST_MESSAGES = 2_000;
const MOST_LENGTH = 4 * 1024 * 1024;

const message = v.looseObject({ op: v.string() });

/** A plain client of a check: a real websocket, as a script anywhere would open it. */
export class CheckClient {
  readonly #socket: WebSocket;
  #heard: Heard[] = [];
  #length = 0;

  constructor(url: string) {
    this.#socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 * LIMITS.serverMessageBytes });
    this.#socket.on('message', (data: Buffer) => this.#hear(data.toString()));
    // a close follows, and whoever waits sees that
    this.#socket.on('error', () => this.#socket.terminate());
  }

  /** What came in this round. */
  get heard(): readonly Heard[] {
    return this.#heard;
  }

  async opened(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CONNECTING) await once(this.#socket, 'open');
  }

  beginRound(): void {
    this.#heard = [];
    this.#length = 0;
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** Resolves when all that was sent has come, both ways, or when the connection is closed. */
  async barrier(): Promise<void> {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const gone = new AbortController();
    const signal = { signal: gone.signal };
    const over = Promise.race([once(this.#socket, 'pong', signal), once(this.#socket, 'close', signal)]);
    this.#socket.ping();
    await over;
    gone.abort();
  }

  dispose(): void {
    this.#socket.terminate();
  }

  #hear(text: string): void {
    this.#length += text.length;
    if (this.#heard.length >= MOST_MESSAGES || this.#length > MOST_LENGTH) return;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return;
    }
    const result = v.safeParse(message, json);
    if (!result.success) return;
    const { op, ...parts } = result.output;
    this.#heard.push({ op, parts });
  }
}
