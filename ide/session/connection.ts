import { CLOSE } from '../../server/protocol/close-codes.ts';

/** So soon after a host that said that it goes: another one has what it had. Milliseconds. */
const MOVED_MS = 100;

/** What a kept connection tells its owner. */
export interface ConnectionEvents {
  opened(): void;
  text(data: string): void;
  binary(data: Uint8Array): void;
  /** The socket is gone; another follows unless `stop` was called. */
  closed(code: number, reason: string): void;
}

export interface ConnectionOptions {
  url: string;
  events: ConnectionEvents;
  /** Browsers' own by default. */
  openSocket?: ((url: string) => WebSocket) | undefined;
  /** Milliseconds before the first new try; each further one waits twice as long, up to `longestPauseMs`. */
  firstPauseMs?: number | undefined;
  longestPauseMs?: number | undefined;
}

/** A websocket that opens anew by itself, after pauses that grow and differ from one computer of a class to the next. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #firstPause: number;
  readonly #longestPause: number;
  #socket: WebSocket | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#firstPause = options.firstPauseMs ?? 400;
    this.#longestPause = options.longestPauseMs ?? 2_000;
    this.#open();
  }

  /** Sent now or not at all: what has to arrive is kept by whoever sends it. */
  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState === 1) this.#socket.send(data);
  }

  /** The other end has shown that it is well: the next pause is the first again. */
  settled(): void {
    this.#failures = 0;
  }

  /** Try now instead of after the pause. */
  hurry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#failures = 0;
    this.#open();
  }

  /** Gives up a socket that does not answer. Its own closing could take a minute, so nobody waits for it. */
  renew(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#gone(socket, 1006, '');
    socket.close();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#socket?.close(1000);
    this.#socket = undefined;
  }

  #open(): void {
    const { url, events, openSocket = (address: string) => new WebSocket(address) } = this.#options;
    const socket = openSocket(url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.addEventListener('open', () => {
      if (this.#socket === socket) events.opened();
    });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (this.#socket !== socket) return;
      if (typeof data === 'string') events.text(data);
      else if (data instanceof ArrayBuffer) events.binary(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code, reason }) => this.#gone(socket, code, reason));
    // 'close' always follows, and says as much as a page may know.
    socket.addEventListener('error', () => undefined);
  }

  #gone(socket: WebSocket, code: number, reason: string): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    const hasMoved = code === CLOSE.goingAway && this.#failures === 0;
    const pause = (hasMoved ? MOVED_MS : Math.min(this.#longestPause, this.#firstPause * 2 ** this.#failures)) * (0.5 + Math.random());
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#open();
    }, pause);
    this.#options.events.closed(code, reason);
    if (this.#stopped) clearTimeout(this.#timer);
  }
}
