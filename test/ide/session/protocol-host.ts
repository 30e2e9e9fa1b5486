import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import * as decoding from 'lib0/decoding';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { CLOSE } from '../../../server/protocol/close-codes.ts';
import { DOCUMENT } from '../../../server/protocol/ide.ts';
import type { HostToIde, IdeToHost, Role } from '../../../server/protocol/ide.ts';

type Hello = Extract<IdeToHost, { type: 'hello' }>;

/** The host's end of the IDE's socket, as the protocol says, over real sockets and a real document. */
export class ProtocolHost {
  readonly doc = new Y.Doc();
  /** Names that no pane gets. */
  readonly taken = new Set<string>();
  readonly heard: IdeToHost[] = [];
  readonly hellos: Hello[] = [];
  /** Numbers of the updates that came, in order. */
  readonly updates: number[] = [];
  /** When false, updates are taken in and not acknowledged. */
  acknowledging = true;
  role: Role = 'edit';
  /** From so many bytes of one update on, the project is full. */
  fullAt: number | undefined;
  /** Ids of the cursors that were spoken for, one for each socket. */
  readonly cursors: number[] = [];
  /** Instead of a welcome. */
  refusal: { code: string; closeCode: number } | undefined;
  console: Extract<HostToIde, { type: 'welcome' }>['console'] = [];
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #speaks = new WeakMap<WebSocket, number>();
  #port = 0;

  constructor() {
    this.#http = createServer();
    this.#http.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serve(client));
    });
  }

  async listen(): Promise<void> {
    this.#http.listen(this.#port, '127.0.0.1');
    await once(this.#http, 'listening');
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.#port = address.port;
  }

  get url(): string {
    return `ws://127.0.0.1:${String(this.#port)}/api/projects/brave-otter/socket`;
  }

  get api(): string {
    return `http://127.0.0.1:${String(this.#port)}/api/projects/brave-otter`;
  }

  get open(): number {
    return this.#sockets.clients.size;
  }

  send(message: HostToIde): void {
    for (const client of this.#sockets.clients) client.send(JSON.stringify(message));
  }

  sendRaw(data: string | Uint8Array): void {
    for (const client of this.#sockets.clients) client.send(data);
  }

  /** Acknowledges all that has come. */
  acknowledge(): void {
    this.send({ type: 'saved', n: this.updates.at(-1) ?? 0 });
  }

  /** Cuts every connection, without a close frame. */
  cut(): void {
    for (const client of this.#sockets.clients) client.terminate();
  }

  /** Cuts all and takes no connections until `listen`. */
  async down(): Promise<void> {
    this.#http.close();
    this.cut();
    if (this.#http.listening) await once(this.#http, 'close');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.down();
    this.doc.destroy();
  }

  #serve(client: WebSocket): void {
    let welcomed = false;
    const onUpdate = (update: Uint8Array, origin: unknown): void => {
      if (origin !== client && welcomed) client.send(Buffer.concat([Buffer.of(DOCUMENT.update), update]));
    };
    this.doc.on('update', onUpdate);
    client.on('close', () => this.doc.off('update', onUpdate));
    client.on('error', () => undefined);
    client.on('message', (data, isBinary) => {
      if (!Buffer.isBuffer(data)) throw new Error('not a buffer');
      if (isBinary) return this.#binary(client, data);
      const message = JSON.parse(data.toString()) as IdeToHost;
      this.heard.push(message);
      if (message.type === 'hello') {
        welcomed = this.#hello(client, message);
      } else if (message.type === 'open-pane') {
        const { request, name: wanted } = message;
        const free = ['Fox', 'Owl'][request - 1] ?? 'Hare';
        const name = wanted === undefined || this.taken.has(wanted) ? free : wanted;
        client.send(JSON.stringify({ type: 'pane', request, token: `t${String(request)}`, name } satisfies HostToIde));
      }
    });
  }

  #hello(client: WebSocket, hello: Hello): boolean {
    this.hellos.push(hello);
    if (this.refusal) {
      client.send(JSON.stringify({ type: 'refused', code: this.refusal.code, message: 'no' } satisfies HostToIde));
      client.close(this.refusal.closeCode);
      return false;
    }
    const welcome: HostToIde = {
      type: 'welcome',
      role: this.role,
      project: { id: 'brave-otter', name: 'Our chat' },
      links: { look: 'l', play: 'p', remix: 'r' },
      pagesUrl: '/p/brave-otter.play/',
      state: { server: 'running', code: 'live' },
      diagnostics: [],
      console: this.console,
      clients: [],
      handlers: [],
    };
    client.send(JSON.stringify(welcome));
    client.send(Buffer.concat([Buffer.of(DOCUMENT.state), Y.encodeStateVector(this.doc)]));
    const have = hello.have === undefined ? undefined : Buffer.from(hello.have, 'base64');
    client.send(Buffer.concat([Buffer.of(DOCUMENT.update), Y.encodeStateAsUpdate(this.doc, have)]));
    return true;
  }

  /** One cursor a socket, which is taken away with it. */
  #awareness(client: WebSocket, data: Buffer): void {
    const id = decoding.readVarUint(decoding.createDecoder(data.subarray(2)));
    const own = this.#speaks.get(client);
    if (own !== undefined && own !== id) throw new Error('a socket speaks for two cursors');
    if (own === undefined) {
      if (this.cursors.includes(id)) return client.close(CLOSE.badMessage, 'that cursor is of another socket');
      this.cursors.push(id);
      this.#speaks.set(client, id);
    }
    for (const other of this.#sockets.clients) if (other !== client) other.send(data);
  }

  #binary(client: WebSocket, data: Buffer): void {
    if (data[0] === DOCUMENT.awareness) return this.#awareness(client, data);
    if (data[0] !== DOCUMENT.update) return;
    if (this.fullAt !== undefined && data.length > this.fullAt) return client.close(CLOSE.badMessage, 'too-large');
    const n = data.readUInt32BE(1);
    this.updates.push(n);
    Y.applyUpdate(this.doc, data.subarray(5), client);
    if (this.acknowledging) client.send(JSON.stringify({ type: 'saved', n } satisfies HostToIde));
  }
}

/** Puts a file into a document, as the host does when it makes a project. */
export function putFile(doc: Y.Doc, id: string, path: string, text: string): void {
  const entry = new Y.Map<unknown>();
  entry.set('path', path);
  entry.set('text', new Y.Text(text));
  doc.getMap('files').set(id, entry);
}

/** The text that a document has under this path. */
export function textOf(doc: Y.Doc, path: string): string | undefined {
  for (const entry of doc.getMap('files').values()) {
    if (!(entry instanceof Y.Map) || entry.get('path') !== path) continue;
    const text: unknown = entry.get('text');
    return text instanceof Y.Text ? text.toJSON() : undefined;
  }
  return undefined;
}

/** Opens sockets as a browser does. */
export function openNodeSocket(url: string): globalThis.WebSocket {
  return new WebSocket(url) as unknown as globalThis.WebSocket; // the same interface, declared twice
}
