import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Diagnostic } from '../../server/protocol/diagnostic.ts';
import type { ConsoleLine, HostToIde, IdeToHost } from '../../server/protocol/ide.ts';
import type { ProjectState } from '../../server/protocol/project-state.ts';
import type { MadeProject } from './api.ts';

const PATIENCE_MS = 20_000;

/** The IDE's socket without an IDE: what a project tells its editors. */
export class EditorClient implements Disposable {
  readonly socket: WebSocket;
  /** Every text message that came, in order. Binary ones are counted only. */
  readonly log: HostToIde[] = [];
  binaries = 0;
  readonly #waiting = new Set<() => void>();

  /** Resolves when the host has said welcome or refused. `key`: the Edit key, or the look id. */
  static async open(base: string, project: Pick<MadeProject, 'id' | 'editKey'>, key = project.editKey): Promise<EditorClient> {
    const editor = new EditorClient(new WebSocket(`${base.replace(/^http/, 'ws')}/api/projects/${project.id}/socket`));
    await once(editor.socket, 'open');
    editor.say({ type: 'hello', key, session: randomBytes(12).toString('hex') });
    await editor.until(({ log }) => log.some(({ type }) => type === 'welcome' || type === 'refused'), 'a welcome');
    return editor;
  }

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.binaries += 1;
      else this.log.push(JSON.parse(data.toString()) as HostToIde);
      this.#wake();
    });
    socket.on('close', () => this.#wake());
    // a close follows each error
    socket.on('error', () => this.#wake());
  }

  say(message: IdeToHost): void {
    this.socket.send(JSON.stringify(message));
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
    while (!isSo(this)) {
      if (give.aborted || this.socket.readyState === WebSocket.CLOSED)
        throw new Error(`${what} did not come; the last: ${JSON.stringify(this.log.slice(-3)).slice(0, 2_000)}`);
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        give.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
