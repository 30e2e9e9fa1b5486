/**
 * The page's session with the host: the one place that changes what the IDE knows. Text messages become state, binary
 * ones go to the document; what a panel asks for goes out, now or with the next welcome.
 */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { assertNever } from '../../runtime/assert-never.ts';
import { CLOSE } from '../../server/protocol/close-codes.ts';
import type { HostToIde } from '../../server/protocol/ide.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import { LessonDesk } from '../lessons/lesson-desk.ts';
import { findOp } from '../messages/find-op.ts';
import { pageHandler } from '../messages/page-handler.ts';
import type { Line } from '../messages/row.ts';
import { Store } from '../state/store.ts';
import { EMPTY_STATE } from '../state/empty-state.ts';
import type { EditedFile, Workbench, WorkbenchState } from '../state/workbench.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { ConsoleLines } from './console-lines.ts';
import { Deadline } from './deadline.ts';
import { DocumentLink } from './document-link.ts';
import { namedAwareness } from './editor-names.ts';
import { HostLine } from './host-line.ts';
import { parseHostMessage } from './host-message.ts';
import { MessageDesk } from './message-desk.ts';
import { openFiles } from './open-files.ts';
import { PageDesk } from './page-desk.ts';
import { ReportWatch } from './report-watch.ts';
import { newSessionId } from './session-id.ts';
import type { SessionOptions } from './session-options.ts';
import { SessionPanes } from './session-panes.ts';
import { ProjectAssets } from './project-assets.ts';
import { ProjectFiles } from './project-files.ts';
import { shutsTheDoor } from './shuts-the-door.ts';
import { SavedWatch } from './saved-watch.ts';
import { VersionCalls } from './version-calls.ts';

export class Session implements Workbench {
  readonly store: Store<WorkbenchState>;
  readonly awareness: Awareness;
  readonly assets: ProjectAssets;
  readonly versions: VersionCalls;
  /** What shows whether the pages live is to be told by whoever sees the window. */
  readonly pages: PageDesk;
  readonly panes: SessionPanes;
  readonly lessons: LessonDesk;
  readonly saved: SavedWatch;
  readonly reports: ReportWatch;
  readonly #doc = new Y.Doc();
  readonly #link: DocumentLink;
  readonly #files: ProjectFiles;
  readonly #console = new ConsoleLines(() => this.#files.sources('page'));
  readonly #messages: MessageDesk;
  readonly #connection: Connection | undefined;
  readonly #id: string;
  #welcomed = false;
  #places = 0;
  readonly #host: HostLine;
  /** Runs from a welcome on: a host that lets in and throws out is asked ever less often. */
  readonly #lasting = new Deadline(10_000, () => this.#connection?.settled());

  constructor(options: SessionOptions) {
    const { address, key, api, patienceMs = 15_000, localStore, session = newSessionId() } = options;
    this.#id = session;
    this.store = new Store<WorkbenchState>({ ...EMPTY_STATE, role: address.role, project: { id: address.id, name: '' } });
    this.awareness = namedAwareness(this.#doc);
    this.#link = new DocumentLink({
      doc: this.#doc,
      awareness: this.awareness,
      send: (data) => this.#connection?.send(data),
      changed: () => this.saved.show(),
    });
    const local = localStore && { doc: this.#doc, store: localStore, session: this.#id };
    this.saved = new SavedWatch({ store: this.store, link: this.#link, patienceMs, gone: () => this.#connection?.renew(), local });
    this.#host = new HostLine(this.store, (text) => this.#connection?.send(text));
    this.reports = new ReportWatch({ doc: this.#doc, store: this.store });
    this.#files = new ProjectFiles(this.#doc, () => this.#showFiles());
    this.#messages = new MessageDesk(this.store, (token) => this.pages.goesRound(token));
    this.pages = new PageDesk({ store: this.store, console: this.#console, messages: this.#messages, told: () => this.#showConsole() });
    this.panes = new SessionPanes({ pages: this.pages, tell: this.#host.tell, tellLater: this.#host.tellLater });
    this.assets = new ProjectAssets({ url: api, key: key ?? '', store: this.store, arrived: ({ id }) => this.show(id) });
    this.versions = new VersionCalls({ url: api, key: key ?? '', restored: () => this.#files.forgetUndo() });
    this.lessons = new LessonDesk({
      ...options,
      doc: this.#doc,
      store: this.store,
      api: new URL('../', api).href,
      tell: this.#host.tell,
      show: (paths) => {
        for (const { id, path } of this.store.state.files) if (paths.includes(path)) this.show(id);
      },
      put: (texts) => this.#files.put(texts),
    });
    if (key === undefined) this.#refuse('no-key', '');
    else this.#connection = new Connection({ ...options, events: this.#events(key) });
  }

  findOp(op: string, from: Line | undefined): { change(to: string): void } | undefined {
    const found = findOp(this.#files.texts('page'), op, from);
    return found && { change: (to) => this.#files.replace(found.text, found.at, op.length, to) };
  }

  pageHandler(op: string): Line | undefined {
    return pageHandler(this.#files.texts('page'), op);
  }

  startAgain = (): void => this.#host.tell({ type: 'start-again' });

  showMistakes(mistakes: WorkbenchState['mistakes']): void {
    this.store.update({ mistakes });
  }

  renameProject(name: string): void {
    if (name.trim() === '' || name.length > LIMITS.nameLength) return;
    this.store.update({ project: { ...this.store.state.project, name } });
    this.#host.tellLater({ type: 'rename-project', name });
  }

  clearConsole(): void {
    this.#console.clear();
    this.#showConsole();
  }

  show(fileId: string): void {
    const file = this.store.state.files.find(({ id }) => id === fileId);
    if (file) this.store.update({ open: { ...this.store.state.open, [file.side]: fileId } });
  }

  goTo(path: string, line = 1, column = 1): void {
    const file = this.store.state.files.find((entry) => entry.path === path);
    if (!file) return;
    this.show(file.id);
    this.#places += 1;
    this.store.update({ place: { fileId: file.id, line, column, n: this.#places } });
  }

  addFile(path: string): ReturnType<Workbench['addFile']> {
    const added = this.#files.add(path);
    if (added.ok) this.show(added.id);
    return added;
  }

  renameFile(id: string, path: string): ReturnType<Workbench['renameFile']> {
    return this.#files.rename(id, path);
  }

  deleteFile(id: string): () => void {
    const putBack = this.#files.delete(id);
    return () => {
      putBack();
      this.show(id);
    };
  }

  editedFile(id: string): EditedFile | undefined {
    return this.#files.edited(id);
  }

  /** Do not wait for the pause to end: the network is back. */
  hurry(): void {
    this.#connection?.hurry();
  }

  dispose(): void {
    this.saved.dispose();
    this.#lasting.stop();
    this.#connection?.stop();
    this.#link.dispose();
    this.#files.dispose();
    this.lessons.dispose();
    this.reports.dispose();
    this.assets.dispose();
    this.pages.dispose();
    this.awareness.destroy();
    this.#doc.destroy();
  }

  #events(key: string): ConnectionOptions['events'] {
    return {
      opened: () => {
        const have = this.#link.have;
        this.#host.send({ type: 'hello', key, session: this.#id, ...(have === undefined ? {} : { have }) });
      },
      text: (data) => this.#take(parseHostMessage(data)),
      binary: (data) => {
        this.#link.receive(data);
        this.saved.show();
      },
      closed: (code, reason) => this.#closed(code, reason),
    };
  }

  #take(message: HostToIde | undefined): void {
    if (!message) return;
    switch (message.type) {
      case 'welcome':
        return this.#welcome(message);
      case 'refused':
        return this.#refused(message);
      case 'saved':
        this.#connection?.settled();
        return this.saved.acknowledged(message.n);
      case 'saving':
        return this.saved.troubled(message.trouble);
      case 'pane':
        return this.panes.came(message.request, message.token, message.name);
      case 'state':
        this.store.update({ server: message.state });
        return this.lessons.codeChanged();
      case 'diagnostics':
        this.store.update({ diagnostics: message.diagnostics });
        return this.lessons.codeChanged();
      case 'console':
        this.#console.serverPrinted(message.lines);
        return this.#showConsole();
      case 'clients':
        this.#messages.meet(message.clients);
        return this.store.update({ clients: message.clients });
      case 'handlers':
        return this.store.update({ handlers: message.handlers });
      case 'pages-changed':
        return this.#pagesChanged(message);
      case 'traffic':
        this.lessons.travelled(message.events);
        return this.#messages.travelled(message.events, message.dropped);
      case 'project-renamed':
        return this.store.update({ project: { ...this.store.state.project, name: message.name } });
      case 'links':
        return this.store.update({ links: message.links, moved: message.pagesUrl !== this.store.state.pagesUrl });
      case 'step-checked':
        return this.lessons.checked(message.n, message.result);
      case 'page-call':
        return void this.lessons.pageCall(message.call, message.ask);
      default:
        return assertNever(message);
    }
  }

  #welcome(message: Extract<HostToIde, { type: 'welcome' }>): void {
    const { role, project, links, pagesUrl, state, diagnostics, clients, handlers, trouble } = message;
    this.#lasting.start();
    this.#messages.meet(clients);
    this.#console.serverKept(message.console);
    this.store.update({ connection: 'online', role, project, links, pagesUrl, server: state, diagnostics, clients, handlers, trouble });
    this.#showConsole();
    this.#link.opened(role === 'edit');
    this.#host.send({ type: 'watch-messages', on: true });
    this.#host.welcomed();
    this.panes.welcomed(!this.#welcomed);
    this.lessons.welcomed();
    this.#welcomed = true;
    this.saved.show();
  }

  #closed(code: number, reason: string): void {
    this.#link.closed();
    this.#lasting.stop();
    this.saved.stop();
    if (this.store.state.connection === 'refused') return;
    this.store.update({ connection: 'offline' });
    this.lessons.closed();
    if (code === CLOSE.tooLarge || reason === 'too-large') this.store.update({ full: true });
  }

  #refused({ code, message }: Extract<HostToIde, { type: 'refused' }>): void {
    if (shutsTheDoor(code, this.#welcomed)) this.#refuse(code, message);
    else if (code === 'disk-full') this.store.update({ trouble: code });
  }

  #refuse(code: string, message: string): void {
    this.store.update({ connection: 'refused', refusal: { code, message } });
    this.#connection?.stop();
  }

  #pagesChanged({ change, paths, version }: Extract<HostToIde, { type: 'pages-changed' }>): void {
    if (change === 'styles') this.pages.ask({ wszero: 'swap-styles', paths, version });
    else this.pages.reload();
    this.lessons.pagesChanged();
  }

  #showFiles(): void {
    const files = this.#files.list();
    this.store.update({ files, open: openFiles(files, this.store.state.open) });
  }

  #showConsole(): void {
    this.store.update({ console: this.#console.entries, consoleDropped: this.#console.dropped });
  }
}
