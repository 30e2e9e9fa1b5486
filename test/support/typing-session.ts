import type * as Y from 'yjs';
import { Session } from '../../ide/session/session.ts';
import { DOCUMENT, type HostToIde } from '../../server/protocol/ide.ts';
import { openNodeSocket } from '../ide/session/protocol-host.ts';
import type { MadeProject } from './api.ts';

/** From here on to below the surrogates each letter is one UTF-16 unit, and nothing that a project begins with. */
const FIRST_LETTER = 0x3400;
const LETTERS = 0xd800 - FIRST_LETTER;

export interface TypingSessionOptions {
  /** Without a slash at its end. */
  base: string;
  project: MadeProject;
  /** The file that is typed in. */
  path: string;
  /** Which of how many: their letters differ. */
  who: number;
  of: number;
}

/**
 * The IDE's own session without its screen. Each letter that it types is typed once and by nobody else, so that one which is lost
 * or doubled is known, and it knows which of them the host has acknowledged.
 */
export class TypingSession implements Disposable {
  readonly session: Session;
  /** All letters so far, in the order of their typing. */
  readonly typed: string[] = [];
  readonly #options: TypingSessionOptions;
  /** How many letters had been typed, by the number of the update that carried the last of them. */
  readonly #sent = new Map<number, number>();
  #acknowledged = 0;

  constructor(options: TypingSessionOptions) {
    this.#options = options;
    const { base, project } = options;
    const api = `${base}/api/projects/${project.id}`;
    this.session = new Session({
      address: { id: project.id, role: 'edit' },
      key: project.editKey,
      url: `${api.replace(/^http/, 'ws')}/socket`,
      api,
      openSocket: (url) => this.#watched(openNodeSocket(url)),
    });
  }

  /** Those that the host has said to be on its disk. */
  get acknowledged(): readonly string[] {
    return this.typed.slice(0, this.#acknowledged);
  }

  get online(): boolean {
    return this.session.store.state.connection === 'online' && this.session.store.state.files.length > 0;
  }

  /** Whether the file is here to be typed in. */
  get isOpen(): boolean {
    return this.session.store.state.files.some(({ path }) => path === this.#options.path);
  }

  get saved(): boolean {
    return this.session.store.state.saved;
  }

  /** The file as this copy has it. */
  get text(): string {
    return this.#text().toJSON();
  }

  /** Puts its next letter at this place of the file. `origin` as for Yjs: what an undo goes by. */
  type(at: number, origin?: object): void {
    const { who, of } = this.#options;
    const n = this.typed.length * of + who;
    if (n >= LETTERS) throw new Error('there are no letters left');
    const letter = String.fromCharCode(FIRST_LETTER + n);
    this.typed.push(letter);
    const text = this.#text();
    text.doc?.transact(() => text.insert(at, letter), origin);
  }

  edited(): NonNullable<ReturnType<Session['editedFile']>> {
    const file = this.session.store.state.files.find(({ path }) => path === this.#options.path);
    const edited = file && this.session.editedFile(file.id);
    if (!edited) throw new Error(`no ${this.#options.path}`);
    return edited;
  }

  [Symbol.dispose](): void {
    this.session.dispose();
  }

  #text(): Y.Text {
    return this.edited().text;
  }

  /** Reads along. What a socket sends it sends at once, so what was typed by then is in it. */
  #watched(socket: WebSocket): WebSocket {
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      if (data instanceof Uint8Array && data[0] === DOCUMENT.update)
        this.#sent.set(new DataView(data.buffer, data.byteOffset).getUint32(1), this.typed.length);
      send(data);
    };
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string') return;
      const message = JSON.parse(data) as HostToIde;
      if (message.type === 'saved') this.#acknowledged = Math.max(this.#acknowledged, this.#sent.get(message.n) ?? 0);
    });
    return socket;
  }
}
