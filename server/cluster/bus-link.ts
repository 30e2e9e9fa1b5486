import type { RawData, WebSocket } from 'ws';
import { LIMITS } from '../protocol/limits.ts';

export interface BusLinkEvents {
  /** False where it is none of the protocol: then the connection ends. */
  text(text: string): boolean;
  /** As `text`. */
  binary(frame: Buffer): boolean;
  /** What a ping and its answer took. */
  answered?(ms: number): void;
  /** Once, whoever ended it. */
  closed(): void;
}

/** One end of the websocket between two machines. It ends when the other end says nothing for a while, or reads too slowly. */
export class BusLink {
  readonly #ws: WebSocket;
  readonly #events: BusLinkEvents;
  readonly #timer: NodeJS.Timeout;
  /** What was sent before it was open. */
  readonly #early: (string | Buffer)[] = [];
  #heardAt = performance.now();
  /** When the ping went out that is not answered yet. */
  #pingedAt: number | undefined;
  #wasOpen: boolean;

  constructor(ws: WebSocket, events: BusLinkEvents) {
    this.#ws = ws;
    this.#events = events;
    this.#wasOpen = ws.readyState === ws.OPEN;
    this.#timer = setInterval(() => this.#beat(), LIMITS.busBeatMs);
    ws.on('open', () => {
      this.#wasOpen = true;
      for (const frame of this.#early.splice(0)) ws.send(frame);
    });
    ws.on('message', (data: RawData, isBinary: boolean) => this.#take(data, isBinary));
    for (const frame of ['ping', 'pong', 'message', 'open']) ws.on(frame, () => (this.#heardAt = performance.now()));
    ws.on('pong', () => this.#answered());
    ws.on('error', () => ws.terminate());
    ws.once('close', () => {
      clearInterval(this.#timer);
      events.closed();
    });
  }

  /** The other end has been reached. */
  get wasOpen(): boolean {
    return this.#wasOpen;
  }

  /** It may be sent on, now or when it is open. */
  get isUp(): boolean {
    return this.#ws.readyState === this.#ws.OPEN || this.#ws.readyState === this.#ws.CONNECTING;
  }

  send(frame: string | Buffer): void {
    const ws = this.#ws;
    if (ws.readyState === ws.CONNECTING) this.#early.push(frame);
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > LIMITS.busBacklogBytes) ws.terminate();
    else ws.send(frame);
  }

  /** What was sent before still arrives. */
  close(): void {
    if (this.#ws.readyState === this.#ws.CONNECTING) this.#ws.terminate();
    else this.#ws.close(1001);
  }

  terminate(): void {
    this.#ws.terminate();
  }

  #take(data: RawData, isBinary: boolean): void {
    // `ws` gives one buffer a message unless it is asked for something else
    if (!Buffer.isBuffer(data)) return;
    const isKnown = isBinary ? this.#events.binary(data) : this.#events.text(data.toString());
    if (!isKnown) this.#ws.close(1002);
  }

  #beat(): void {
    if (performance.now() - this.#heardAt > LIMITS.busSilentMs) this.#ws.terminate();
    else if (this.#ws.readyState === this.#ws.OPEN) {
      this.#pingedAt ??= performance.now();
      this.#ws.ping();
    }
  }

  #answered(): void {
    if (this.#pingedAt === undefined) return;
    this.#events.answered?.(performance.now() - this.#pingedAt);
    this.#pingedAt = undefined;
  }
}
