import { WebSocket } from 'ws';
import { CLOSE } from '../../server/protocol/close-codes.ts';

/** As pages do: see `runtime/page/connection.ts`. */
const PAUSE = { first: 250, most: 5_000, good: 5_000, moved: 100 };

/** A server of which each start has a name of its own, by which its messages are known. */
export const CHAT_SERVER = `
const born = String(Math.random());
on('say', (client, from, n) => broadcast('said', { born, from, n }));
`;

interface Said {
  op: string;
  born: string;
  from: string;
  n: number;
}

/** Somebody who chats, and connects anew as a page does. */
export class ChatClient implements Disposable {
  /** For each connection the servers that spoke on it, in the order in which they first did. */
  readonly connections: string[][] = [];
  readonly #url: string;
  readonly #name: string;
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #openedAt = 0;
  #said = 0;
  #heard = 0;
  #isGone = false;

  /** `url`: `ws://…/ws`. */
  constructor(url: string, name: string) {
    this.#url = url;
    this.#name = name;
    this.#connect();
  }

  get online(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** The number of the last message of its own that came back. */
  get heard(): number {
    return this.#heard;
  }

  /** Says the next message, if there is a connection. Gives its number. */
  say(): number {
    this.#said += 1;
    if (this.online) this.#socket?.send(JSON.stringify({ op: 'say', from: this.#name, n: this.#said }));
    return this.#said;
  }

  /** Connections on which more than one server spoke, and servers that spoke again after a later one had: there are none. */
  get strangers(): number {
    const mixed = this.connections.filter((servers) => servers.length > 1).length;
    const inTurn = this.connections.flat().filter((server, at, all) => server !== all[at - 1]);
    return mixed + inTurn.length - new Set(inTurn).size;
  }

  [Symbol.dispose](): void {
    this.#isGone = true;
    clearTimeout(this.#timer);
    this.#socket?.terminate();
  }

  #connect(): void {
    const socket = new WebSocket(this.#url);
    const servers: string[] = [];
    this.connections.push(servers);
    this.#socket = socket;
    this.#openedAt = Infinity;
    socket.on('open', () => (this.#openedAt = performance.now()));
    socket.on('message', (data: Buffer) => {
      const { op, born, from, n } = JSON.parse(data.toString()) as Said;
      if (op !== 'said') return;
      if (!servers.includes(born)) servers.push(born);
      if (from === this.#name) this.#heard = Math.max(this.#heard, n);
    });
    // a close follows
    socket.on('error', () => undefined);
    socket.once('close', (code) => this.#pause(code));
  }

  #pause(code: number): void {
    if (this.#isGone) return;
    const wasGood = performance.now() - this.#openedAt > PAUSE.good;
    if (wasGood) this.#failures = 0;
    const longest =
      code === CLOSE.goingAway && this.#failures === 0 ? PAUSE.moved : Math.min(PAUSE.most, PAUSE.first * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2));
  }
}
