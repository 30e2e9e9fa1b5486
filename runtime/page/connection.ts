import { byteLength } from './message-text.ts';
import { CLIENT_CLOSE } from '../close-codes.ts';
import { PageTrouble } from './page-trouble.ts';

/** What may wait for a connection: messages, and bytes of all together. */
const MOST_WAITING = { messages: 1_000, bytes: 1_000_000 };

/** Milliseconds before connecting again: first, at most, and how long a connection must last to count as a good one. */
const RETRY = { first: 250, most: 5_000, good: 5_000 };
/** So soon after a server that said that it goes: another one has what it had. */
const MOVED_MS = 100;

/** Close codes after which a server does not want this page again. */
const REFUSED: readonly number[] = [CLIENT_CLOSE.notAllowed, CLIENT_CLOSE.unknownProject];

export interface ConnectionEvents {
  message(text: string): void;
  /** `attempt`: how many times this page has tried, this time included. `kept`: messages that had waited, and are sent now. */
  connected(attempt: number, kept: number): void;
  /** Once for each `connected`. */
  disconnected(): void;
  /** There will be no other connection. */
  refused(): void;
}

type State =
  | { type: 'connecting'; socket: WebSocket }
  | { type: 'open'; socket: WebSocket; since: number }
  | { type: 'pausing'; timer: number }
  | { type: 'refused' };

/** A websocket that comes back after a loss. What is sent meanwhile waits, and goes out in order. Ends with the page. */
export class Connection {
  readonly #url: (attempt: number) => string;
  readonly #events: ConnectionEvents;
  #state: State;
  #attempts = 0;
  #failures = 0;
  #waiting: string[] = [];
  #waitingBytes = 0;

  /** `url` for each attempt, counted from 1. */
  constructor(url: (attempt: number) => string, events: ConnectionEvents) {
    this.#url = url;
    this.#events = events;
    this.#state = this.#connect();
    window.addEventListener('online', () => this.#connectNow());
  }

  /** Throws when the message can be neither sent nor kept. */
  send(text: string): void {
    const state = this.#state;
    if (state.type === 'open' && state.socket.readyState === WebSocket.OPEN) {
      state.socket.send(text);
      return;
    }
    if (state.type === 'refused') throw new PageTrouble('not-connected');
    const bytes = byteLength(text);
    if (this.#waiting.length >= MOST_WAITING.messages || this.#waitingBytes + bytes > MOST_WAITING.bytes)
      throw new PageTrouble('too-many-waiting');
    this.#waiting.push(text);
    this.#waitingBytes += bytes;
  }

  #connect(): State {
    this.#attempts += 1;
    const socket = new WebSocket(this.#url(this.#attempts));
    socket.addEventListener('open', () => this.#opened(socket));
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.#events.message(data);
    });
    socket.addEventListener('close', ({ code }) => this.#closed(code));
    return { type: 'connecting', socket };
  }

  #opened(socket: WebSocket): void {
    this.#state = { type: 'open', socket, since: performance.now() };
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (const text of waiting) socket.send(text);
    this.#events.connected(this.#attempts, waiting.length);
  }

  #closed(code: number): void {
    const before = this.#state;
    if (REFUSED.includes(code)) this.#state = { type: 'refused' };
    else this.#pause(before.type === 'open' && performance.now() - before.since > RETRY.good, code === CLIENT_CLOSE.goingAway);
    if (before.type === 'open') this.#events.disconnected();
    if (this.#state.type === 'refused') this.#events.refused();
  }

  #pause(wasGood: boolean, hasMoved: boolean): void {
    if (wasGood) this.#failures = 0;
    const longest = hasMoved && this.#failures === 0 ? MOVED_MS : Math.min(RETRY.most, RETRY.first * 2 ** this.#failures);
    this.#failures += 1;
    // Jitter: the pages of a class that lost one server must not all come back in one moment.
    const timer = setTimeout(() => this.#connectNow(), longest * (0.5 + Math.random() / 2));
    this.#state = { type: 'pausing', timer };
  }

  #connectNow(): void {
    if (this.#state.type !== 'pausing') return;
    clearTimeout(this.#state.timer);
    this.#state = this.#connect();
  }
}
