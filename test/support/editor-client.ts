import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Diagnostic } from '../../server/protocol/diagnostic.ts';
import { DOCUMENT, type ConsoleLine, type HostToIde, type IdeToHost } from '../../server/protocol/ide.ts';
import type { ProjectState } from '../../server/protocol/project-state.ts';
import type { MadeProject } from './api.ts';

const PATIENCE_MS = 60_000;

/** The IDE's socket without an IDE: what a project tells its editors, and whatever one may send to it. */
export class EditorClient implements Disposable {
  readonly socket: WebSocket;
  readonly doc = new Y.Doc();
  /** Text messages that came, in order. */
  readonly log: HostToIde[] = [];
  /** Bodies of awareness messages that came. */
  readonly cursors: Buffer[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #closed: Promise<[code: number, reason: string]>;
  #n = 0;

  /** `key`: the Edit key, or the look id. Resolves when the host has said welcome or refused, or has closed the socket. */
  static async open(base: string, project: Pick<MadeProject, 'id' | 'editKey'>, key = project.editKey): Promise<EditorClient> {
    const editor = new EditorClient(new WebSocket(`${base.replace(/^http/, 'ws')}/api/projects/${project.id}/socket`));
    await once(editor.socket, 'open');
    editor.say({ type: 'hello', key, session: randomBytes(12).toString('hex') });
    await Promise.race([once(editor.socket, 'message'), editor.#closed]);
    return editor;
  }

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.#closed = new Promise((resolve) => socket.once('close', (code: number, reason: Buffer) => resolve([code, reason.toString()])));
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) this.log.push(JSON.parse(data.toString()) as HostToIde);
      else if (data[0] === DOCUMENT.update) Y.applyUpdate(this.doc, data.subarray(1));
      else if (data[0] === DOCUMENT.awareness) this.cursors.push(data.subarray(1));
      this.#wake();
    });
    socket.on('close', () => this.#wake());
    // a close follows each error
    socket.on('error', () => this.#wake());
  }

  /** The text of a file, once the document has come. */
  text(path: string): Y.Text | undefined {
    for (const file of this.doc.getMap('files').values()) {
      if (!(file instanceof Y.Map) || file.get('path') !== path) continue;
      const text: unknown = file.get('text');
      if (text instanceof Y.Text) return text;
    }
    return undefined;
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

  get state(): ProjectState {
    const last = this.log.findLast((message) => message.type === 'state' || message.type === 'welcome');
    if (!last) throw new Error('the host has not said welcome');
    return last.state;
  }

  /** What is wrong with the newest code. */
  get diagnostics(): Diagnostic[] {
    return this.log.findLast((message) => message.type === 'diagnostics' || message.type === 'welcome')?.diagnostics ?? [];
  }

  get console(): ConsoleLine[] {
    return this.log.flatMap((message) => (message.type === 'console' ? message.lines : message.type === 'welcome' ? message.console : []));
  }

  /** Codes of what the console told, in order. */
  get told(): string[] {
    return this.console.flatMap(({ diagnostic }) => (diagnostic ? [diagnostic.code] : []));
  }

  /** Resolves when `isSo`. Throws when the connection closes before, or after twenty seconds; `what` says what was waited for. */
  async until(isSo: (editor: EditorClient) => boolean, what: string): Promise<void> {
    const give = AbortSignal.timeout(PATIENCE_MS);
    give.addEventListener('abort', () => this.#wake(), { once: true });
    while (!isSo(this)) {
      if (give.aborted || this.socket.readyState === WebSocket.CLOSED)
        throw new Error(`${what} did not come; the last: ${JSON.stringify(this.log.slice(-3)).slice(0, 2_000)}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
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

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
