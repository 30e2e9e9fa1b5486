import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sideOf } from '../../../runtime/side.ts';
import type { LessonCalls, OpenLesson } from '../../../ide/lessons/lesson-state.ts';
import { EMPTY_STATE } from '../../../ide/state/empty-state.ts';
import { Store } from '../../../ide/state/store.ts';
import type {
  AssetContent,
  Assets,
  EditedFile,
  FileProblem,
  Pane,
  PaneCalls,
  Workbench,
  WorkbenchState,
} from '../../../ide/state/workbench.ts';

import { MemoryVersions } from './memory-versions.ts';

/** A workbench without a host: a real store, and files in a real document. What it was asked to do is in `asked`. */
export class MemoryWorkbench implements Workbench {
  readonly store: Store<WorkbenchState>;
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly asked: string[] = [];
  /** Why the next name is refused. */
  problem: FileProblem | undefined;
  /** Ops that a page names in one place. */
  readonly changeable = new Set<string>();
  /** Contents of assets, by their hash. */
  readonly contents = new Map<string, Uint8Array<ArrayBuffer>>();
  /** What is said of an asset that is not in there. */
  absent: AssetContent = { ok: false, why: 'gone' };
  readonly #texts = new Map<string, EditedFile>();
  readonly assets: Assets = {
    add: (file) => void this.asked.push(`add-asset ${file.name}`),
    dismiss: (n) => {
      this.asked.push(`dismiss ${String(n)}`);
      this.store.update({ uploads: this.store.state.uploads.filter((upload) => upload.n !== n) });
    },
    read: async (hash) => {
      this.asked.push(`read ${hash}`);
      const bytes = this.contents.get(hash);
      return bytes ? { ok: true, bytes } : this.absent;
    },
  };
  readonly reports = {
    seen: () => {
      this.asked.push('reports-seen');
      this.store.update({ reports: [] });
    },
  };
  readonly versions = new MemoryVersions((asked) => void this.asked.push(asked));
  #files = 0;

  constructor(state: Partial<WorkbenchState> = {}, files: Record<string, string> = {}) {
    this.store = new Store<WorkbenchState>({ ...EMPTY_STATE, ...state });
    for (const [path, text] of Object.entries(files)) this.addFile(path, text);
    this.asked.length = 0;
  }

  readonly panes: PaneCalls = {
    open: (name) => void this.asked.push(['open-pane', name].filter(Boolean).join(' ')),
    close: (token) => {
      this.asked.push(`close-pane ${token}`);
      this.store.update({ panes: this.store.state.panes.filter((pane) => pane.token !== token) });
    },
    reload: (token) => {
      this.asked.push(`reload-pane ${token}`);
      this.#change(token, (pane) => ({ ...pane, version: pane.version + 1, view: { type: 'page' } }));
    },
    rename: (token, name) => {
      this.asked.push(`rename-pane ${token} ${name}`);
      if (this.store.state.panes.some((pane) => pane.name === name)) return Promise.resolve('taken');
      this.#change(token, (pane) => ({ ...pane, name }));
      return Promise.resolve('done');
    },
    showPage: (token, page) => {
      this.asked.push(`show-page ${token} ${page}`);
      this.#change(token, (pane) => ({ ...pane, page }));
    },
    setNetwork: (token, network) => {
      this.asked.push(`set-network ${token} ${network}`);
      this.#change(token, (pane) => ({ ...pane, network }));
    },
    sendAs: (token, text) => void this.asked.push(`send-as ${token} ${text}`),
    said: (token, { data }) => void this.asked.push(`page-said ${token} ${JSON.stringify(data)}`),
    loaded: (token) => void this.asked.push(`page-loaded ${token}`),
  };
  readonly lessons: LessonCalls = {
    toggle: () => {
      const { lessons } = this.store.state;
      this.store.update({ lessons: { ...lessons, isOpen: !lessons.isOpen } });
    },
    load: () => void this.asked.push('load-lesson'),
    goTo: (step) => {
      this.asked.push(`go-to-step ${String(step)}`);
      this.#lesson({ step, check: { type: 'none' }, choice: undefined });
    },
    next: () => void this.asked.push('next-step'),
    choose: (choice) => {
      this.asked.push(`choose ${String(choice)}`);
      this.#lesson({ choice });
    },
    put: (which) => {
      this.asked.push(`put ${which}`);
      return () => void this.asked.push(`put-back ${which}`);
    },
  };
  #lesson(change: Partial<OpenLesson>): void {
    const { lessons } = this.store.state;
    if (lessons.lesson.type === 'open') this.store.update({ lessons: { ...lessons, lesson: { ...lessons.lesson, ...change } } });
  }
  findOp(op: string): { change(to: string): void } | undefined {
    return this.changeable.has(op) ? { change: (to) => void this.asked.push(`change ${op} ${to}`) } : undefined;
  }
  pageHandler(): undefined {
    return undefined;
  }
  startAgain(): void {
    this.asked.push('start-again');
  }
  showMistakes(mistakes: WorkbenchState['mistakes']): void {
    this.store.update({ mistakes });
  }
  renameProject(name: string): void {
    this.asked.push(`rename-project ${name}`);
    this.store.update({ project: { ...this.store.state.project, name } });
  }
  clearConsole(): void {
    this.asked.push('clear-console');
    this.store.update({ console: [] });
  }
  show(fileId: string): void {
    const file = this.store.state.files.find(({ id }) => id === fileId);
    if (file) this.store.update({ open: { ...this.store.state.open, [file.side]: fileId } });
  }
  goTo(path: string, line = 1, column = 1): void {
    this.asked.push(`go-to ${path} ${String(line)} ${String(column)}`);
  }
  addFile(path: string, text = ''): ReturnType<Workbench['addFile']> {
    this.asked.push(`add-file ${path}`);
    if (this.problem) return { ok: false, why: this.problem };
    this.#files += 1;
    const id = `f${String(this.#files)}`;
    const ytext = this.doc.getText(id);
    ytext.insert(0, text);
    this.#texts.set(id, { id, text: ytext, undo: new Y.UndoManager(ytext) });
    this.store.update({ files: [...this.store.state.files, { id, path, side: sideOf(path) }] });
    this.show(id);
    return { ok: true, id };
  }
  /** A file with an asset in it, open on its side. */
  putAsset(path: string, hash: string, bytes?: Uint8Array<ArrayBuffer>): void {
    if (bytes) this.contents.set(hash, bytes);
    this.#files += 1;
    const id = `f${String(this.#files)}`;
    this.store.update({ files: [...this.store.state.files, { id, path, side: sideOf(path), asset: hash }] });
    this.show(id);
  }
  renameFile(id: string, path: string): ReturnType<Workbench['renameFile']> {
    this.asked.push(`rename-file ${id} ${path}`);
    if (this.problem) return { ok: false, why: this.problem };
    this.store.update({ files: this.store.state.files.map((file) => (file.id === id ? { ...file, path, side: sideOf(path) } : file)) });
    return { ok: true };
  }
  deleteFile(id: string): () => void {
    this.asked.push(`delete-file ${id}`);
    const before = this.store.state.files;
    const files = before.filter((file) => file.id !== id);
    const { open } = this.store.state;
    const next = (side: 'server' | 'page'): string | undefined =>
      open[side] === id ? files.find((file) => file.side === side)?.id : open[side];
    this.store.update({ files, open: { server: next('server'), page: next('page') } });
    return () => {
      this.asked.push(`put-back ${id}`);
      this.store.update({ files: before });
    };
  }
  editedFile(id: string): EditedFile | undefined {
    return this.#texts.get(id);
  }
  #change(token: string, change: (pane: Pane) => Pane): void {
    this.store.update({ panes: this.store.state.panes.map((pane) => (pane.token === token ? change(pane) : pane)) });
  }
}
