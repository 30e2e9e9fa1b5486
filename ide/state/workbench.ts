/**
 * What the IDE knows, and what it can be asked to do. Panels read `WorkbenchState` and call `Workbench`; only the
 * session changes the state. Reached by `@lit/context`, see `workbench-context.ts`.
 */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Diagnostic } from '../../server/protocol/diagnostic.ts';
import type { Side } from '../../runtime/side.ts';
import type { ClientInfo, ConsoleLine, HandlerInfo, PaneNetwork, Links, Role, SavingTrouble } from '../../server/protocol/ide.ts';
import type { ProjectState } from '../../server/protocol/project-state.ts';
import type { ReportReason } from '../../server/protocol/report.ts';
import type { Restored, VersionFile, VersionList } from '../../server/protocol/version.ts';
import type { LessonCalls, LessonState } from '../lessons/lesson-state.ts';
import type { Messages } from '../messages/messages.ts';
import type { Line } from '../messages/row.ts';
import type { Mistake } from './mistake.ts';
import type { Store } from './store.ts';

export interface WorkbenchState {
  connection: 'connecting' | 'online' | 'offline' | 'refused';
  refusal?: { code: string; message: string };
  role: Role;
  project: { id: string; name: string; madeFrom?: { id: string; name: string } };
  links: Links | undefined;
  /** The pages are served at another address by now: this page has to be loaded anew, once all is saved. */
  moved: boolean;
  /** Ends with `/`. Empty until the first welcome. */
  pagesUrl: string;
  server: ProjectState;
  /** What the host says of the newest code. */
  diagnostics: Diagnostic[];
  /** The same with what the editor finds, as far as it is to be shown; undefined while nothing checks. See `mistakesOf`. */
  mistakes: Mistake[] | undefined;
  /** True when every keystroke so far is on the host's disk. */
  saved: boolean;
  /** Whether what is not saved is kept by this computer, also when the page is closed. */
  keptHere: KeptHere;
  /** The host has let an update wait for so long that it was taken for gone, and has acknowledged nothing since. */
  late: boolean;
  /** True while the host takes no more text, since the project is as large as it may be: what is typed is not saved. */
  full: boolean;
  /** Why the host can write nothing down. It tries again by itself. */
  trouble: SavingTrouble | undefined;
  clients: ClientInfo[];
  /** What the code that runs listens for. */
  handlers: HandlerInfo[];
  files: FileEntry[];
  /** Id of the file shown on each side; undefined when that side has none. */
  open: Record<Side, string | undefined>;
  /** Pictures, sounds and fonts on their way to the host, and those that did not arrive. */
  uploads: Upload[];
  panes: Pane[];
  /** The server's lines and the pages' lines in one order, at most 500. */
  console: ConsoleEntry[];
  messages: Messages;
  /** Lines of pages that came too fast to be shown. */
  consoleDropped: number;
  lessons: LessonState;
  /** What visitors told of the page and nobody here has read, the newest first. */
  reports: Report[];
  /** The place that was asked for last by `goTo`; its editor goes there once for each new `n`. */
  place: Place | undefined;
}

export interface Report {
  why: ReportReason;
  /** Milliseconds since 1970, by the host. */
  at: number;
}

/** `no`: this computer keeps nothing, since its storage is switched off or full. */
export type KeptHere = 'yes' | 'not-yet' | 'no';

export interface Place {
  fileId: string;
  /** Starts at 1. */
  line: number;
  /** Starts at 1. */
  column: number;
  n: number;
}

/** One file as an editor needs it. */
export interface EditedFile {
  id: string;
  text: Y.Text;
  /** Takes back what this browser's editors did to this file, and never what somebody else did. */
  undo: Y.UndoManager;
}

export interface FileEntry {
  id: string;
  path: string;
  side: Side;
  /** SHA-256 of its content, in hex, when it is a picture, a sound or a font; a text has none. */
  asset?: string;
}

export type Upload = { type: 'sending'; n: number; name: string } | { type: 'failed'; n: number; name: string; why: UploadProblem };

export type UploadProblem =
  'kind' | 'unreadable' | 'too-large' | 'drawing-too-large' | 'too-many' | 'full' | 'disk-full' | 'no-host' | 'refused';

/** `gone`: the host does not have it any longer. */
export type AssetContent = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; why: 'gone' | 'no-host' };

export interface Pane {
  /** Token of the host; the key of the pane. */
  token: string;
  name: string;
  /** Path of the page that it shows, `index.html` to start with. */
  page: string;
  /** Grows by one with each reload: a new value is a new iframe element. */
  version: number;
  view: PaneView;
  network: PaneNetwork;
}

/** What stands in a pane. */
export type PaneView =
  | { type: 'page' }
  /** The page, which is on its way to something else than a page of the project: a link led there. */
  | { type: 'away' }
  /** The page was taken away, since it did harm. */
  | { type: 'lost'; why: LostPage }
  /** The page is gone, and comes anew in a moment. */
  | { type: 'pausing' };

/**
 * `silent`: it answers nothing. `unstarted`: its first word never came. `flood`: it said more than can be listened to.
 * `reloads`: it loaded itself without end. `round`: it and the server answered each other without end.
 */
export type LostPage = 'silent' | 'unstarted' | 'flood' | 'reloads' | 'round';

/** What a page posted, as it came. `data` may be anything of any size: it costs nothing before it is looked at. */
export interface PageWord {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** `who` is 'server' or a client's name. */
export interface ConsoleEntry extends ConsoleLine {
  who: string;
  side: Side;
}

export interface Workbench {
  readonly store: Store<WorkbenchState>;
  /** Who else is in the document: names and cursors. */
  readonly awareness: Awareness;
  readonly assets: Assets;
  readonly versions: Versions;
  /** What `<wz-editor>` binds to. Undefined for an id that is gone, and for an asset. */
  editedFile(id: string): EditedFile | undefined;
  readonly panes: PaneCalls;
  readonly lessons: LessonCalls;
  readonly reports: { seen(): void };
  /** Where a page names this op, if that is one place: `change` puts another name there, which can be undone. */
  findOp(op: string, from: Line | undefined): { change(to: string): void } | undefined;
  /** Where a page gives `HANDLERS` a function for this op. */
  pageHandler(op: string): Line | undefined;
  startAgain(): void;
  /** Whatever checks the code while it is typed has found this. */
  showMistakes(mistakes: Mistake[] | undefined): void;
  renameProject(name: string): void;
  clearConsole(): void;
  show(fileId: string): void;
  /** Show this place in its editor and put the cursor there. Lines and columns start at 1. */
  goTo(path: string, line?: number, column?: number): void;
  addFile(path: string): { ok: true; id: string } | { ok: false; why: FileProblem };
  renameFile(id: string, path: string): { ok: true } | { ok: false; why: FileProblem };
  /** Undone by the function that is returned: the file comes back with its text. */
  deleteFile(id: string): () => void;
}

/** The live clients. A pane is known by its token. */
export interface PaneCalls {
  /** `name`: how it shall be called, where that is free. */
  open(name?: string): void;
  close(token: string): void;
  reload(token: string): void;
  /** Its page is loaded again, as a client of that name. `taken`: somebody is called so already. */
  rename(token: string, name: string): Promise<'done' | 'taken'>;
  /** Another page of the project, by its path. */
  showPage(token: string, page: string): void;
  setNetwork(token: string, network: PaneNetwork): void;
  /** Sends this text, a message as JSON, in the name of its page and over its connection. */
  sendAs(token: string, text: string): void;
  /** What its window posted: anything at all, parsed by the session. */
  said(token: string, word: PageWord): void;
  /** Its iframe has loaded something: a page of the project, or whatever a link led to. */
  loaded(token: string): void;
}

/** Pictures, sounds and fonts. */
export interface Assets {
  /** Sends one of this computer to the project. It opens when it has arrived; until then it is in `uploads`. */
  add(file: File): void;
  /** Takes what failed off the list of uploads. */
  dismiss(n: number): void;
  /** `hash` as in FileEntry. */
  read(hash: string): Promise<AssetContent>;
}

/** The project as it was, for who may edit. The host is asked each time. */
export interface Versions {
  list(): Promise<Answered<VersionList>>;
  /** What is in one, by its number. */
  files(n: number): Promise<Answered<VersionFile[]>>;
  /** Keeps the project as it is now, under a name. */
  keep(name: string): Promise<Answered<{ n: number }>>;
  rename(n: number, name: string): Promise<Answered<unknown>>;
  /** Makes the project what it was, for all who see it. */
  restore(n: number): Promise<Answered<Restored>>;
}

/** `gone`: the host does not have that version any longer. */
export type Answered<What> = { ok: true; value: What } | { ok: false; why: 'no-host' | 'gone' | 'refused' };

export type FileProblem = 'empty' | 'characters' | 'too-long' | 'too-deep' | 'taken' | 'too-many' | 'text-ending' | 'asset-ending';
