import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { DOCUMENT, type HostToIde, type IdeToHost } from '../../../server/protocol/ide.ts';
import type { MadeProject } from '../../support/api.ts';

/** The IDE's socket, of somebody who sends what an IDE never would. */
export class IdeClient implements Disposable {
  readonly socket: WebSocket;
  readonly doc = new Y.Doc();
  /** Text messages that came, in order. */
  readonly log: HostToIde[] = [];
  /** Bodies of awareness messages that came. */
  readonly cursors: Buffer[] = [];
  readonly #closed: Promise<[code: number, reason: string]>;
  #n = 0;

  /** `key`: the Edit key, or the look id. Resolves when the host has let it in, or has closed the socket. */
  static async open(base: string, { id }: Pick<MadeProject, 'id'>, key: string): Promise<IdeClient> {
    const client = new IdeClient(new WebSocket(`${base.replace(/^http/, 'ws')}/api/projects/${id}/socket`));
    await once(client.socket, 'open');
    client.say({ type: 'hello', key, session: randomBytes(12).toString('hex') });
    await Promise.race([once(client.socket, 'message'), client.#closed]);
    return client;
  }

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.#closed = new Promise((resolve) => socket.once('close', (code: number, reason: Buffer) => resolve([code, reason.toString()])));
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) this.log.push(JSON.parse(data.toString()) as HostToIde);
      else if (data[0] === DOCUMENT.update) Y.applyUpdate(this.doc, data.subarray(1));
      else if (data[0] === DOCUMENT.awareness) this.cursors.push(data.subarray(1));
    });
    // A close follows each error.
    socket.on('error', () => undefined);
  }

  say(message: IdeToHost): void {
    this.socket.send(JSON.stringify(message));
  }

  update(body: Uint8Array): void {
    const head = Buffer.alloc(5);
    head[0] = DOCUMENT.update;
    head.writeUInt32BE((this.#n += 1), 1);
    this.socket.send(Buffer.concat([head, body]));
  }

  cursor(body: Uint8Array): void {
    this.socket.send(Buffer.concat([Buffer.from([DOCUMENT.awareness]), body]));
  }

  /** The host has read all that was sent before. False when it has closed the socket instead. */
  async settled(): Promise<boolean> {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.ping();
    return await Promise.race([once(this.socket, 'pong').then(() => true), this.#closed.then(() => false)]);
  }

  /** Code and reason. */
  async closed(): Promise<[code: number, reason: string]> {
    return await this.#closed;
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
    this.doc.destroy();
  }
}

/** The body of an awareness message that speaks for one cursor. */
export function cursorOf(id: number, state: unknown, clock = 1): Buffer {
  const json = Buffer.from(JSON.stringify(state));
  if (id > 127 || clock > 127 || json.length > 127) throw new Error('one byte each is enough for a test');
  return Buffer.concat([Buffer.from([1, id, clock, json.length]), json]);
}
