import type { Compiler } from '../compiler/compiler.ts';
import type { ProjectDocument } from '../document/project-document.ts';
import type { Log } from '../log.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import type { Diagnostic, Outcome } from '../protocol/diagnostic.ts';
import type { HostToIde } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ProjectState } from '../protocol/project-state.ts';
import type { SandboxPool } from '../sandbox/sandbox-pool.ts';
import type { KeyChange, ProjectRecord } from '../store/store.ts';
import { ClientTable } from '../../runtime/clients/client-table.ts';
import { ConsoleLog } from './console-log.ts';
import type { Editor } from './editor.ts';
import type { FileChanges } from './files.ts';
import { LiveChanges } from './live-changes.ts';
import { LiveServer } from './live-server.ts';
import type { OutflowPump } from './outflow.ts';
import { PageWatch } from './page-watch.ts';
import { ServerEffects } from './server-effects.ts';
import { handlerInfo } from './handler-info.ts';
import { TrafficLog } from './traffic-log.ts';
import { ProjectClients } from './project-clients.ts';

export interface ProjectHostOptions {
  record: ProjectRecord;
  document: ProjectDocument;
  compiler: Compiler;
  pool: SandboxPool;
  pump: OutflowPump;
  log: Log;
}

/**
 * One project, awake. It owns the document, the clients with their groups, the running server, the console and the
 * traffic; all that is of one project is here and nowhere else.
 */
export class ProjectHost {
  readonly id: string;
  readonly document: ProjectDocument;
  readonly clients: ProjectClients;
  readonly #server: LiveServer;
  readonly #changes: LiveChanges;
  readonly #console: ConsoleLog;
  readonly #traffic: TrafficLog;
  readonly #editors = new Set<Editor>();
  readonly #stopListening: () => void;
  #name: string;
  #diagnostics: Diagnostic[] = [];
  #clientsTold: NodeJS.Timeout | undefined;

  constructor({ record, document, compiler, pool, pump, log }: ProjectHostOptions) {
    this.id = record.id;
    this.#name = record.name;
    this.document = document;
    const table = new ClientTable();
    const files = (): ReadonlyMap<string, string> => document.files();
    this.#console = new ConsoleLog((lines) => this.#tell({ type: 'console', lines }));
    this.#traffic = new TrafficLog((events, dropped) => this.#tellWatchers({ type: 'traffic', events, dropped }));
    const effects = new ServerEffects({
      clients: table,
      console: this.#console,
      traffic: this.#traffic,
      clientsChanged: () => this.#tellClients(),
      log,
    });
    this.#server = new LiveServer({
      id: record.id,
      compiler,
      pool,
      pump,
      clients: table,
      files,
      events: {
        effects: (text, code, from, isOver) => effects.read(text, code, from, isOver),
        trouble: (diagnostic) => {
          this.#console.addDiagnostic(diagnostic);
          if (diagnostic.code === 'endless') this.#traffic.failed(diagnostic);
        },
        swapped: (ok) => this.#traffic.swapped(ok),
        handlersChanged: (handlers) => this.#tell({ type: 'handlers', handlers: handlers.map(handlerInfo) }),
        stateChanged: (state) => this.#tell({ type: 'state', state }),
      },
    });
    this.clients = new ProjectClients({
      table,
      server: this.#server,
      traffic: this.#traffic,
      console: this.#console,
      changed: () => this.#tellClients(),
    });
    this.#changes = new LiveChanges({
      deploy: (anew) => this.#server.deploy(anew),
      pages: new PageWatch(compiler, record.id, files, () => new Set([...files().keys(), ...document.assets().keys()])),
      diagnosed: (diagnostics) => this.#diagnosed(diagnostics),
      pagesChanged: ({ change, paths }, version) => this.#tell({ type: 'pages-changed', change, paths, version }),
      log,
    });
    this.#stopListening = document.onFilesChanged((paths) => this.#changes.note(paths));
  }

  get name(): string {
    return this.#name;
  }

  get state(): ProjectState {
    return this.#server.state;
  }

  get diagnostics(): Diagnostic[] {
    return this.#diagnostics;
  }

  /** Nobody is here: no client, no editor. */
  get isDeserted(): boolean {
    return this.clients.size === 0 && this.#editors.size === 0;
  }

  /** Compiles and starts the server for the first time. */
  async start(isAwoken: boolean): Promise<void> {
    if (isAwoken) this.#console.addDiagnostic({ code: 'woke', params: {}, side: 'server' });
    await this.#changes.now(true);
  }

  /** Changes files, and resolves when that is on disk, and the new code live or refused. Throws CodedError for files that can't be. */
  async put(changes: FileChanges): Promise<Outcome> {
    await this.document.applyFiles(changes);
    const [outcome] = await Promise.all([this.#changes.now(false), this.document.flush()]);
    return outcome;
  }

  /** The newest code anew, after a stop. */
  async startAgain(): Promise<void> {
    await this.#changes.now(true);
  }

  rename(name: string): void {
    this.#name = name;
    this.#tell({ type: 'project-renamed', name });
  }

  /** Keys are others now. Whoever came by one that opens nothing any longer goes. */
  keysChanged(record: ProjectRecord, change: KeyChange): void {
    for (const editor of this.#editors) editor.keysChanged(record, change);
    if (change.play !== undefined) this.clients.closeAll('this link is no longer the one');
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
  overview(): Pick<Extract<HostToIde, { type: 'welcome' }>, 'state' | 'diagnostics' | 'console' | 'clients' | 'handlers'> {
    return {
      state: this.state,
      diagnostics: this.#diagnostics,
      console: this.#console.lines,
      clients: this.clients.info(),
      handlers: this.#server.handlers.map(handlerInfo),
    };
  }

  async dispose(): Promise<void> {
    this.#stopListening();
    clearTimeout(this.#clientsTold);
    await this.#changes.dispose();
    await this.#server.dispose();
    this.#console.dispose();
    this.#traffic.dispose();
    this.clients.closeAll('the host stops');
    for (const editor of this.#editors) editor.close(CLOSE.goingAway, 'the host stops');
    await this.document.dispose();
  }

  #watch(): void {
    const watched = [...this.#editors].some(({ watches }) => watches);
    if (watched === this.#traffic.watched) return;
    this.#traffic.watched = watched;
    this.#server.trace(watched);
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
