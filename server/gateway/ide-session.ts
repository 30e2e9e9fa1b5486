import type { RawData } from 'ws';
import type { Config } from '../config.ts';
import { AwarenessDesk } from '../document/awareness-desk.ts';
import { CodedError, ERRORS, type ErrorCode } from '../errors.ts';
import { linksOf, pagesUrlOf } from '../http/links.ts';
import type { HostLessons } from '../lessons/host-lessons.ts';
import type { Log } from '../log.ts';
import { assertNever } from '../../runtime/assert-never.ts';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import { SocketConnection } from '../../runtime/clients/socket-connection.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { DOCUMENT, type HostToIde, type Links, type PaneNetwork, type Role } from '../protocol/ide.ts';
import type { CheckResult } from '../protocol/lesson.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Editor } from '../projects/editor.ts';
import type { HostRegistry, OpenedProject } from '../projects/host-registry.ts';
import type { KeyChange, ProjectRecord } from '../store/store.ts';
import { readIdeText, type IdeText } from './ide-messages.ts';
import { IdePages } from './ide-pages.ts';
import type { PaneNetworks } from './pane-networks.ts';

export interface IdeSessionOptions {
  ws: ServerSocket;
  hello: Extract<IdeText, { type: 'hello' }>;
  registry: HostRegistry;
  networks: PaneNetworks;
  lessons: HostLessons;
  config: Config;
  opened: OpenedProject;
  log: Log;
}

/** Close codes of a page that was left or loaded again, and of one whose key is none any longer. */
const LEFT: ReadonlySet<number> = new Set([1000, 1001, CLOSE.notAllowed, CLOSE.unknownProject]);

/** One IDE that was let in: the document, and what its people ask for. */
export class IdeSession implements Editor {
  readonly role: Role;
  readonly session: string;
  watches = false;
  readonly #options: IdeSessionOptions;
  readonly #awareness: AwarenessDesk;
  #record: ProjectRecord;
  /** Its hidden frames, in which a check opens pupils' pages. */
  readonly pages: IdePages;
  readonly #gone = new AbortController();

  constructor(options: IdeSessionOptions) {
    this.#options = options;
    this.role = options.opened.role;
    this.session = options.hello.session;
    this.#record = options.opened.record;
    this.#awareness = new AwarenessDesk();
    this.pages = new IdePages((message) => this.send(message));
  }

  /** False when the project has as many editors as it can hold. */
  begin(): boolean {
    const { ws, hello, opened } = this.#options;
    const { host } = opened;
    if (!host.addEditor(this)) return false;
    const { document } = host;
    this.send(this.#welcome());
    this.sendBinary(documentMessage(DOCUMENT.state, document.stateVector()));
    this.sendBinary(
      documentMessage(DOCUMENT.update, document.missing(hello.have === undefined ? undefined : Buffer.from(hello.have, 'base64'))),
    );
    for (const { last } of this.#otherDesks()) if (last) this.sendBinary(documentMessage(DOCUMENT.awareness, last));
    const stop = [
      document.onUpdate((update, origin) => {
        if (origin?.client !== this.session) this.sendBinary(documentMessage(DOCUMENT.update, update));
      }),
      document.onSaved(({ client, n }) => {
        if (client === this.session) this.send({ type: 'saved', n });
      }),
    ];
    ws.on('message', (data: RawData, isBinary: boolean) => this.#receive(data, isBinary));
    ws.once('close', (code: number) => {
      for (const each of stop) each();
      this.#gone.abort();
      this.pages.dispose();
      host.removeEditor(this);
      this.#options.networks.forget(this.session);
      // Any other code means a network that broke: that IDE comes back, and its panes are who they were.
      if (LEFT.has(code)) host.clients.forgetPanesOf(this.session);
      const farewell = this.#awareness.farewell();
      if (farewell) this.#toOthers(documentMessage(DOCUMENT.awareness, farewell));
    });
    return true;
  }

  send(message: HostToIde): void {
    this.#write(JSON.stringify(message));
  }

  sendBinary(data: Uint8Array): void {
    this.#write(data);
  }

  close(code: number, reason: string): void {
    this.#options.ws.close(code, reason);
  }

  get backlog(): number {
    const { ws } = this.#options;
    return ws.readyState === ws.OPEN ? ws.bufferedAmount : 0;
  }

  closeSlow(): void {
    new SocketConnection(this.#options.ws).closeSlow();
  }

  keysChanged(record: ProjectRecord, change: KeyChange): void {
    const mine = this.role === 'edit' ? change.editHash : change.look;
    if (mine !== undefined) return this.#dismiss('wrong-key', CLOSE.notAllowed);
    this.#record = record;
    this.send({ type: 'links', ...this.#links() });
  }

  deleted(): void {
    this.#dismiss('project-deleted', CLOSE.unknownProject);
  }

  #dismiss(code: ErrorCode, closeCode: number): void {
    this.send({ type: 'refused', code, message: ERRORS[code].message });
    this.close(closeCode, code);
  }

  #write(data: string | Uint8Array): void {
    const { ws, opened } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > LIMITS.ideBacklogBytes) return this.closeSlow();
    ws.send(data, { binary: typeof data !== 'string' });
    if (ws.bufferedAmount > LIMITS.spareBacklogBytes) opened.host.relieveEditors();
  }

  #receive(data: RawData, isBinary: boolean): void {
    // what is not acknowledged comes again
    if (!Buffer.isBuffer(data) || this.#options.opened.host.isEnding) return;
    try {
      if (isBinary) this.#receiveBinary(data);
      else this.#receiveText(data.toString());
    } catch (error) {
      if (!(error instanceof CodedError)) this.#options.log.error({ err: error }, 'a message of an IDE could not be handled');
      const code = error instanceof CodedError ? error.code : 'broken';
      // the same update would come again and again, so the pupil is told instead
      if (code === 'too-large') this.send({ type: 'refused', code, message: ERRORS[code].message });
      this.close(code === 'try-another' ? CLOSE.tryAgainLater : CLOSE.badMessage, code);
    }
  }

  #receiveBinary(data: Buffer): void {
    const { document } = this.#options.opened.host;
    switch (data[0]) {
      case DOCUMENT.update:
        // whoever may only look has a document of their own that must not come here
        if (this.role !== 'edit' || data.length < 5) throw new CodedError('bad-request');
        return document.receive(data.subarray(5), { client: this.session, n: data.readUInt32BE(1) });
      case DOCUMENT.awareness: {
        // whoever may only look has no cursor, and might give itself anybody's name
        if (this.role !== 'edit') throw new CodedError('bad-request');
        const update = this.#awareness.accept(data.subarray(1), this.#othersIds());
        if (!update) throw new CodedError('bad-request');
        return this.#toOthers(documentMessage(DOCUMENT.awareness, update));
      }
      default:
        throw new CodedError('bad-request');
    }
  }

  #receiveText(text: string): void {
    const message = readIdeText(text, LIMITS.ideTextLength);
    if (!message || message.type === 'hello') throw new CodedError('bad-request');
    const { host } = this.#options.opened;
    switch (message.type) {
      case 'open-pane':
        return this.#openPane(message.request, message.name);
      case 'close-pane':
        return this.#closePane(message.token);
      case 'set-network':
        return this.#setNetwork(message.token, message.network);
      case 'watch-messages':
        return host.watchMessages(this, message.on);
      case 'start-again':
        return this.#ifMayEdit(() => host.startAgain());
      case 'rename-project':
        return this.#ifMayEdit(() => this.#options.registry.rename(host, message.name));
      case 'check-step':
        return this.#ifMayEdit(() => this.#checkStep(message));
      case 'page-answer':
        return this.pages.answer(message.call, message.answer);
      default:
        assertNever(message);
    }
  }

  async #checkStep({ n, lesson, step }: Extract<IdeText, { type: 'check-step' }>): Promise<void> {
    const { lessons, opened } = this.#options;
    const check = lessons.library.source(lesson)?.steps[step]?.check;
    // a lesson that was there when the page was loaded may be gone
    const result: CheckResult = check
      ? await lessons.checks.check({ host: opened.host, check, driver: this.pages, gone: this.#gone.signal })
      : { type: 'not-run', why: 'stopped' };
    this.send({ type: 'step-checked', n, result });
  }

  #openPane(request: number, wanted: string | undefined): void {
    const { registry, opened } = this.#options;
    const name = opened.host.clients.namePane(this.session, wanted);
    if (name !== undefined) this.send({ type: 'pane', request, token: registry.tokens.make(opened.host.id, name), name });
    else this.send({ type: 'refused', code: 'too-many', message: ERRORS['too-many'].message });
  }

  #closePane(token: string): void {
    const { registry, opened } = this.#options;
    const name = registry.tokens.read(opened.host.id, token);
    if (name === undefined || !opened.host.clients.isPaneOf(this.session, name)) return;
    this.#options.networks.set(this.session, token, 'on');
    opened.host.clients.forgetPane(this.session, name);
  }

  #setNetwork(token: string, network: PaneNetwork): void {
    const { registry, opened, networks } = this.#options;
    const name = registry.tokens.read(opened.host.id, token);
    if (name !== undefined && opened.host.clients.isPaneOf(this.session, name)) networks.set(this.session, token, network);
  }

  #ifMayEdit(work: () => Promise<void>): void {
    if (this.role !== 'edit') throw new CodedError('bad-request');
    work().catch((error: unknown) => this.#options.log.error({ err: error }, 'what an IDE asked for failed'));
  }

  #toOthers(data: Uint8Array): void {
    for (const editor of this.#options.opened.host.editors()) if (editor !== this) editor.sendBinary(data);
  }

  /** Ids of cursors that belong to somebody else's socket. */
  #othersIds(): Set<number> {
    return new Set(this.#otherDesks().flatMap(({ id }) => id ?? []));
  }

  #otherDesks(): AwarenessDesk[] {
    return [...this.#options.opened.host.editors()].flatMap((editor) =>
      editor !== this && editor instanceof IdeSession ? [editor.#awareness] : [],
    );
  }

  #welcome(): HostToIde {
    const { host } = this.#options.opened;
    const { madeFrom } = this.#record;
    return {
      type: 'welcome',
      role: this.role,
      project: { id: host.id, name: host.name, ...(madeFrom && { madeFrom }) },
      ...this.#links(),
      ...host.overview(),
    };
  }

  #links(): { links: Links; pagesUrl: string } {
    const { config, hello } = this.#options;
    const record = this.#record;
    const links = linksOf(this.role === 'edit' ? { ...record, editKey: hello.key } : record, config);
    return { links, pagesUrl: pagesUrlOf(record.play, config) };
  }
}

function documentMessage(kind: number, body: Uint8Array): Uint8Array {
  // from the host an update has no number
  const data = new Uint8Array(body.length + 1);
  data[0] = kind;
  data.set(body, 1);
  return data;
}
