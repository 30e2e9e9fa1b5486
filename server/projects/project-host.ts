import type { Compiler } from '../compiler/compiler.ts';
import type { ProjectDocument } from '../document/project-document.ts';
import type { ProjectVersions } from '../document/project-versions.ts';
import type { Log } from '../log.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import type { HostToIde } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ProjectState } from '../protocol/project-state.ts';
import type { Restored } from '../protocol/version.ts';
import type { SandboxPool } from '../sandbox/sandbox-pool.ts';
import type { KeyChange, ProjectRecord } from '../store/store.ts';
import type { Editor } from './editor.ts';
import type { FileChanges } from './files.ts';
import { LiveChanges } from './live-changes.ts';
import type { OutflowPump } from './outflow.ts';
import { PageWatch } from './page-watch.ts';
import { handlerInfo } from './handler-info.ts';
import type { ProjectClients } from './project-clients.ts';
import { RunningServer, type RunningServerListener, type RunningServerOptions } from './running-server.ts';
import { Suspicion } from './suspicion.ts';

export interface ProjectHostOptions {
  record: ProjectRecord;
  document: ProjectDocument;
  versions: ProjectVersions;
  compiler: Compiler;
  pool: SandboxPool;
  pump: OutflowPump;
  log: Log;
}

/** So often a version is made anew of a project in which others type at that moment. */
const MOST_TRIES = 5;

/**
 * One project, awake. It owns the document, the clients with their groups, the running server, the console and the
 * traffic; all that is of one project is here and nowhere else.
 */
export class ProjectHost {
  readonly id: string;
  readonly document: ProjectDocument;
  readonly versions: ProjectVersions;
  readonly #running: RunningServer;
  readonly #parts: Pick<RunningServerOptions, 'id' | 'compiler' | 'pool' | 'pump' | 'log'>;
  /** Of the hidden copies: what they do is not held against the server that is seen. */
  readonly #copies = new Suspicion();
  readonly #changes: LiveChanges;
  readonly #editors = new Set<Editor>();
  #play: string;
  readonly #stopListening: (() => void)[];
  #name: string;
  #diagnostics: Diagnostic[] = [];
  #clientsTold: NodeJS.Timeout | undefined;
  #isEnding = false;

  constructor({ record, document, versions, compiler, pool, pump, log }: ProjectHostOptions) {
    this.id = record.id;
    this.#play = record.play;
    this.#name = record.name;
    this.document = document;
    this.versions = versions;
    const files = (): ReadonlyMap<string, string> => document.files();
    this.#parts = { id: record.id, compiler, pool, pump, log };
    this.#running = new RunningServer({
      ...this.#parts,
      files,
      suspicion: new Suspicion(),
      listener: {
        console: (lines) => this.#tell({ type: 'console', lines }),
        traffic: (events, dropped) => this.#tellWatchers({ type: 'traffic', events, dropped }),
        handlers: (handlers) => this.#tell({ type: 'handlers', handlers: handlers.map(handlerInfo) }),
        state: (state) => this.#tell({ type: 'state', state }),
        clientsChanged: () => this.#tellClients(),
      },
    });
    this.#changes = new LiveChanges({
      deploy: (anew) => this.#running.server.deploy(anew),
      pages: new PageWatch(compiler, record.id, files, () => new Set([...files().keys(), ...document.assets().keys()])),
      diagnosed: (diagnostics) => this.#diagnosed(diagnostics),
      pagesChanged: ({ change, paths }, version) => this.#tell({ type: 'pages-changed', change, paths, version }),
      log,
    });
    this.#stopListening = [
      document.onFilesChanged((paths) => this.#changes.note(paths)),
      document.onTroubled((trouble) => this.#tell({ type: 'saving', ...(trouble && { trouble }) })),
    ];
  }

  get clients(): ProjectClients {
    return this.#running.clients;
  }

  /** The Play id, below which its pages and their sockets are. */
  get play(): string {
    return this.#play;
  }

  get name(): string {
    return this.#name;
  }

  get state(): ProjectState {
    return this.#running.server.state;
  }

  get diagnostics(): Diagnostic[] {
    return this.#diagnostics;
  }

  /** Nobody is here, no client, no editor; and nothing that was typed waits for a disk that has trouble. */
  get isDeserted(): boolean {
    return this.clients.size === 0 && this.#editors.size === 0 && this.document.trouble === undefined;
  }

  /** Compiles and starts the server for the first time. */
  async start(isAwoken: boolean): Promise<void> {
    if (isAwoken) this.#running.console.addDiagnostic({ code: 'woke', params: {}, side: 'server' });
    await this.#changes.now(true);
  }

  /** Changes files, and resolves when that is on disk, and the new code live or refused. Throws CodedError for files that can't be. */
  async put(changes: FileChanges): Promise<Outcome> {
    await this.document.applyFiles(changes);
    const [outcome] = await Promise.all([this.#changes.now(false), this.document.flush()]);
    return outcome;
  }

  /**
   * Makes the files what they were, by the least edits, for all who see them: a change like any other. A version of what is there now is
   * made before. Resolves when that is on disk. Throws CodedError 'not-found' or 'bad-files'.
   */
  async restore(n: number): Promise<Restored> {
    // read before another one is made: it might be the one that has to go for that
    const wayBack = await this.versions.wayBackTo(n);
    let before = await this.versions.make({ why: 'restore' });
    // what somebody has typed while that was written down is in it too
    for (let again = 0; again < MOST_TRIES && !this.versions.isKept; again += 1) before = await this.versions.make({ why: 'restore' });
    const { changes, gone } = wayBack();
    if (Object.keys(changes).length > 0) {
      await this.document.applyFiles(changes);
      await this.document.flush();
    }
    return { before, gone };
  }

  /** The newest code anew, after a stop. */
  async startAgain(): Promise<void> {
    await this.#changes.now(true);
  }

  /** The same server anew, from the files as they are now, with no client and nobody who sees it. Whoever made it disposes of it. */
  hiddenCopy(listener: RunningServerListener): RunningServer {
    const files = new Map(this.document.files());
    return new RunningServer({ ...this.#parts, files: () => files, listener, suspicion: this.#copies, isHidden: true });
  }

  rename(name: string): void {
    this.#name = name;
    this.#tell({ type: 'project-renamed', name });
  }

  /** Keys are others now. Whoever came by one that opens nothing any longer goes. */
  keysChanged(record: ProjectRecord, change: KeyChange): void {
    this.#play = record.play;
    for (const editor of this.#editors) editor.keysChanged(record, change);
    if (change.play !== undefined) this.clients.closeAll('this link is no longer the one');
  }

  /** It is no more. Pages hear it when they ask again. */
  deleted(): void {
    for (const editor of this.#editors) editor.deleted();
    this.clients.closeAll('this project was deleted');
  }

  /** False when there are as many of its role as may be: those who look on keep nobody from editing. */
  addEditor(editor: Editor): boolean {
    const most = editor.role === 'edit' ? LIMITS.editorsPerProject : LIMITS.viewersPerProject;
    if ([...this.#editors].filter(({ role }) => role === editor.role).length >= most) return false;
    this.#editors.add(editor);
    return true;
  }

  removeEditor(editor: Editor): void {
    this.#editors.delete(editor);
    this.#watch();
  }

  /** Editors that read slowly are too much together: whoever is furthest behind goes. */
  relieveEditors(): void {
    const all = [...this.#editors].sort((a, b) => b.backlog - a.backlog);
    if (all.reduce((sum, { backlog }) => sum + backlog, 0) > LIMITS.allIdeBacklogBytes) all[0]?.closeSlow();
  }

  editors(): ReadonlySet<Editor> {
    return this.#editors;
  }

  watchMessages(editor: Editor, on: boolean): void {
    editor.watches = on;
    this.#watch();
  }

  /** What an editor that comes has to know, besides the document. */
  overview(): Pick<Extract<HostToIde, { type: 'welcome' }>, 'state' | 'diagnostics' | 'console' | 'clients' | 'handlers' | 'trouble'> {
    const { trouble } = this.document;
    return {
      ...(trouble && { trouble }),
      state: this.state,
      diagnostics: this.#diagnostics,
      console: this.#running.console.lines,
      clients: this.clients.info(),
      handlers: this.#running.server.handlers.map(handlerInfo),
    };
  }

  /** Another node may own it by now: everybody goes at once, and nothing is written any more. Resolves as `dispose`. */
  async drop(): Promise<void> {
    this.document.abandon();
    this.sendAway();
    await this.dispose();
  }

  /** Nothing that comes is taken any more: it is on its way to its end. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Nothing runs any longer and all is written. Whoever is here is so until `sendAway`, and by then there is a place to go to. */
  async dispose(): Promise<void> {
    this.#isEnding = true;
    for (const stop of this.#stopListening) stop();
    clearTimeout(this.#clientsTold);
    await this.#changes.dispose();
    await this.#running.end();
    await this.versions.dispose();
    await this.document.dispose();
  }

  /** Everybody has to connect anew, here or elsewhere. */
  sendAway(): void {
    this.clients.closeAll('this project moves');
    for (const editor of this.#editors) editor.close(CLOSE.goingAway, 'this project moves');
  }

  #watch(): void {
    this.#running.watch([...this.#editors].some(({ watches }) => watches));
  }

  #diagnosed(diagnostics: Diagnostic[]): void {
    this.#diagnostics = diagnostics;
    this.#tell({ type: 'diagnostics', diagnostics });
  }

  /** Names and groups may change a thousand times a second: editors are told now and then. */
  #tellClients(): void {
    this.#clientsTold ??= setTimeout(() => {
      this.#clientsTold = undefined;
      this.#tell({ type: 'clients', clients: this.clients.info() });
    }, LIMITS.tellMs);
  }

  #tell(message: HostToIde): void {
    for (const editor of this.#editors) editor.send(message);
  }

  #tellWatchers(message: HostToIde): void {
    for (const editor of this.#editors) if (editor.watches) editor.send(message);
  }
}
