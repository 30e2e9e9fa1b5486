import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClassFigures } from './class-figures.ts';
import { between, type Rest } from './rest.ts';

/** Between two messages of one, at the least and at the most. */
const PACE_MS: Rest = [1_000, 3_000];
/** What is not answered for so long is an error. */
const PATIENCE_MS = 15_000;

interface Heard {
  op: string;
  n?: number;
  from?: string;
  name?: string;
  word?: string;
  /** What the host says of a message that was not handled. */
  message?: string;
}

/** A page without a screen: it is fetched, its socket opens, and it chats with its project's server. It is loaded anew when it is told to. */
export class Chatter {
  /** Hears each word that the server's code has when it starts. */
  onWord: (word: string) => void = () => undefined;
  readonly #page: string;
  readonly #query: string;
  readonly #figures: ClassFigures;
  #socket: WebSocket | undefined;
  #name = '';
  #greeted: () => void = () => undefined;
  #n = 0;
  #sentAt: number | undefined;
  #loadedAt = 0;
  #wantsReload = false;
  #isLoading = false;
  #isEnded = false;
  #timer: NodeJS.Timeout | undefined;
  #impatient: NodeJS.Timeout | undefined;

  /** `page`: `http://…/p/PLAY/`. `query` of the socket's URL says which pane it is, if it is one. */
  constructor(page: string, query: string, figures: ClassFigures) {
    this.#page = page;
    this.#query = query;
    this.#figures = figures;
  }

  /** Fetches the page and opens its socket; resolves when the server has said hello. */
  async load(): Promise<void> {
    for (const path of ['index.html', 'client.js']) {
      const answer = await fetch(`${this.#page}${path}`);
      const text = await answer.text();
      if (!answer.ok || text === '') throw new Error(`${path}: ${String(answer.status)}`);
    }
    const socket = new WebSocket(`${this.#page.replace('http', 'ws')}ws${this.#query}`);
    this.#socket = socket;
    const greeted = new Promise<void>((resolve) => (this.#greeted = resolve));
    socket.on('message', (data: Buffer) => {
      // what still comes after a close is for nobody
      if (this.#socket === socket) this.#hear(JSON.parse(data.toString()) as Heard);
    });
    socket.on('close', (code) => {
      if (this.#socket === socket) this.#figures.errors.push(`a pane was closed with ${String(code)}`);
    });
    const closed = once(socket, 'close').then(() => {
      throw new Error('it was closed before it was said hello to');
    });
    await Promise.race([greeted, closed]);
    closed.catch(() => undefined);
    this.#loadedAt = performance.now();
  }

  /** From now on, until `end`. */
  chat(): void {
    this.#timer = setTimeout(() => this.#say(), between(PACE_MS));
  }

  /** Loads the page anew, when the answer to what it has said is there. */
  reload(): void {
    this.#wantsReload = true;
    if (this.#sentAt === undefined && !this.#isLoading) this.#reloadNow();
  }

  end(): void {
    this.#isEnded = true;
    this.#close();
  }

  #close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#impatient);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #say(): void {
    this.#n += 1;
    this.#sentAt = performance.now();
    this.#impatient = setTimeout(() => this.#missed(), PATIENCE_MS);
    this.#socket?.send(JSON.stringify({ op: 'say', n: this.#n, text: 'Hello, how are you today?' }));
  }

  #missed(): void {
    const since = Math.round((this.#sentAt ?? 0) - this.#loadedAt);
    const open = this.#socket?.readyState === WebSocket.OPEN ? 'open' : 'not open';
    this.#figures.errors.push(
      `no answer for ${String(PATIENCE_MS)} ms: message ${String(this.#n)} of somebody, ${String(since)} ms after the hello, socket ${open}`,
    );
  }

  #hear({ op, n, from, name, word, message }: Heard): void {
    if (op === 'hello') {
      this.#name = name ?? '';
      this.#greeted();
    } else if (op === 'live') this.onWord(word ?? '');
    else if (op === 'error') this.#figures.errors.push(`a pane got an error: ${message ?? ''}`);
    else if (op === 'said' && from === this.#name) this.#answered(n);
  }

  #answered(n: number | undefined): void {
    clearTimeout(this.#impatient);
    if (n === this.#n && this.#sentAt !== undefined) this.#figures.messages.push(performance.now() - this.#sentAt);
    else this.#figures.errors.push(`answer ${String(n)} to message ${String(this.#n)}`);
    this.#sentAt = undefined;
    if (this.#wantsReload) this.#reloadNow();
    else this.chat();
  }

  #reloadNow(): void {
    if (!this.#socket) return;
    this.#close();
    this.#wantsReload = false;
    this.#isLoading = true;
    this.load().then(
      () => this.#loaded(),
      (error: unknown) => this.#figures.errors.push(`a pane did not load: ${String(error)}`),
    );
  }

  #loaded(): void {
    this.#isLoading = false;
    if (this.#isEnded) this.#close();
    else if (this.#wantsReload) this.#reloadNow();
    else this.chat();
  }
}
