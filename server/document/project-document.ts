import * as Y from 'yjs';
import { CodedError } from '../errors.ts';
import { assetsIn, changeFiles, type FileChanges, type FilesOutcome } from '../projects/files.ts';
import type { SavingTrouble } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { ReportReason } from '../protocol/report.ts';
import type { LoadedDocument, Origin, Ownership, Store } from '../store/store.ts';
import { applyUpdate } from './apply-update.ts';
import { FilesView } from './files-view.ts';
import { beginLesson, watchSteps } from './lesson-progress.ts';
import { Listeners } from './listeners.ts';
import { Persistence, type PersistenceOptions } from './persistence.ts';
import { hashAssets, ProjectAssets, type HashedAssets, type StoredAssets } from './project-assets.ts';
import { noteReport } from './reports.ts';
import { SizeWatch } from './size-watch.ts';
import { checkUpdate } from './update-check.ts';
import { addFiles, filesOf, writeFiles } from './write-files.ts';

/** What it hands on to its `Persistence`. */
export type ProjectDocumentOptions = Pick<PersistenceOptions, 'log' | 'metrics'>;

type Loaded = LoadedDocument & { assetSizes: ReadonlyMap<string, number> };

/**
 * The files of one project, edited together: a Yjs document of which the host has the one copy that counts. It holds
 * `files`, a map from the id of a file to a map of its `path` and its `text`, so that a file keeps its text when it is
 * renamed while somebody else types into it. An asset has the hash of its bytes as `asset`; the bytes are in the store.
 */
export class ProjectDocument {
  readonly #doc: Y.Doc;
  readonly #view: FilesView;
  readonly #assets: ProjectAssets;
  readonly #size: SizeWatch;
  readonly #persistence: Persistence;
  readonly #listeners = {
    update: new Listeners<[update: Uint8Array, origin: Origin | undefined]>(),
    files: new Listeners<[paths: ReadonlySet<string>]>(),
    saved: new Listeners<[origin: Origin]>(),
    troubled: new Listeners<[trouble: SavingTrouble | undefined]>(),
    fenced: new Listeners<[]>(),
    step: new Listeners<[step: number]>(),
  };
  #trouble: SavingTrouble | undefined;
  /** What the transaction under way has made, told when it has ended. */
  #updates: Uint8Array[] = [];
  #paths = new Set<string>();
  #state: 'open' | 'fenced' | 'closed' = 'open';

  private constructor(store: Store, ownership: Ownership, loaded: Loaded, options: ProjectDocumentOptions) {
    this.#doc = new Y.Doc();
    const parts = [...(loaded.snapshot ? [loaded.snapshot] : []), ...loaded.updates];
    for (const part of parts) Y.applyUpdate(this.#doc, part);
    this.#view = new FilesView(filesOf(this.#doc), (paths) => {
      for (const path of paths) this.#paths.add(path);
    });
    this.#assets = new ProjectAssets({ store, ownership, sizes: loaded.assetSizes, named: () => this.#view.hashes() });
    this.#size = new SizeWatch({
      limit: LIMITS.projectBytes,
      size: parts.reduce((size, part) => size + part.length, 0),
      measure: () => this.missing().length,
      assets: () => this.#assetBytes(),
    });
    this.#persistence = new Persistence({
      store,
      ownership,
      seq: loaded.seq,
      uncompacted: loaded.updates.length,
      snapshot: () => this.#snapshot(),
      saved: (origin) => this.#listeners.saved.tell(origin),
      troubled: (trouble) => {
        this.#trouble = trouble;
        this.#listeners.troubled.tell(trouble);
      },
      fenced: () => this.#fenced(),
      ...options,
    });
    this.#doc.on('update', (update: Uint8Array) => this.#updates.push(update));
    watchSteps(this.#doc, (step) => this.#listeners.step.tell(step));
  }

  /**
   * What `Store.createProject` wants as the first snapshot: of texts by path, of SHA-256s of assets by path, and of the lesson that it
   * is for, at its first step.
   */
  static initial(texts: ReadonlyMap<string, string>, assets: ReadonlyMap<string, string> = new Map(), lesson?: string): Uint8Array {
    const doc = new Y.Doc();
    doc.transact(() => {
      addFiles(filesOf(doc), texts, assets);
      if (lesson !== undefined) beginLesson(doc, lesson);
    });
    const update = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return update;
  }

  /** From the snapshot and the updates in the store. Throws CodedError 'unknown-project'; an Error if another owner has it by now. */
  static async open(store: Store, ownership: Ownership, options: ProjectDocumentOptions): Promise<ProjectDocument> {
    const loaded = await store.load(ownership.project);
    if (loaded.epoch !== ownership.epoch) throw new Error(`another owner has the document of ${ownership.project}`);
    const assetSizes = await store.assetSizes(ownership.project);
    return new ProjectDocument(store, ownership, { ...loaded, assetSizes }, options);
  }

  /** Path and text of each file that is a text. The same object until something changes. */
  files(): ReadonlyMap<string, string> {
    return this.#view.files();
  }

  /** The assets that there are: SHA-256 and size in bytes, by path. What an editor named and the store lacks is none. */
  assets(): ReadonlyMap<string, { hash: string; bytes: number }> {
    const assets = new Map<string, { hash: string; bytes: number }>();
    for (const [path, hash] of this.#view.assets()) {
      const bytes = this.#assets.sizeOf(hash);
      if (bytes !== undefined) assets.set(path, { hash, bytes });
    }
    return assets;
  }

  /** The bytes of an asset of this project, whether a file has it now or had it before. */
  asset(hash: string): Promise<Uint8Array | undefined> {
    return this.#assets.read(hash);
  }

  /** The bytes of all assets that there are, by path. What several files have is read once. */
  async readAssets(): Promise<ReadonlyMap<string, Uint8Array>> {
    const assets = new Map<string, Uint8Array>();
    const read = new Map<string, Uint8Array | undefined>();
    for (const [path, { hash }] of this.assets()) {
      if (!read.has(hash)) read.set(hash, await this.asset(hash));
      const bytes = read.get(hash);
      if (bytes) assets.set(path, bytes);
    }
    return assets;
  }

  /**
   * Changes files by the least edits, so that nobody's typing is lost. All of them or none: throws CodedError 'bad-files'.
   * Texts are changed at once, before the promise; assets are on the disk before the document has their names.
   */
  async applyFiles(changes: FileChanges): Promise<void> {
    const coming = hashAssets(assetsIn(changes));
    this.#judge(changes, coming.contents);
    if (coming.contents.size === 0) {
      this.#write(changes, { hashes: new Map(), fresh: new Set() }, coming);
      return;
    }
    const outcome = await this.#assets.put(coming, (stored) => this.#write(changes, stored, coming));
    if (outcome === 'fenced') throw new Error('another owner has the document');
  }

  /**
   * An editor's update. Throws CodedError, and then the update is neither told to others nor acknowledged: 'bad-request' if it
   * is not one, or rests on others that never came (the editor has to connect anew); 'too-large' if the project is full.
   */
  receive(update: Uint8Array, origin: Origin): void {
    this.#assertOpen();
    const { bytes, hashes } = checkUpdate(update, this.#doc);
    if (this.#persistence.waitingBytes + bytes > LIMITS.projectBytes) throw new CodedError('too-large', 'The disk does not keep up.');
    this.#size.grow(
      bytes,
      hashes.reduce((sum, hash) => sum + this.#assets.weightOf(hash), 0),
    );
    const trouble = applyUpdate(this.#doc, update);
    // What was applied of a refused update is in the document, so it has to be kept, but it is nobody's.
    this.#finish(trouble ? undefined : origin);
    if (trouble) throw trouble;
  }

  /** Something is wrong with the page, as a visitor told. */
  report(why: ReportReason): void {
    this.#assertOpen();
    noteReport(this.#doc, why, Date.now());
    this.#finish(undefined);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** An update of all that a copy with this state vector lacks, or of everything. Throws CodedError 'bad-request'. */
  missing(stateVector?: Uint8Array): Uint8Array {
    try {
      return Y.encodeStateAsUpdate(this.#doc, stateVector);
    } catch (error) {
      throw new CodedError('bad-request', 'This is not a state vector.', { cause: error });
    }
  }

  /** Every change, for the copies of the other editors. `origin` is undefined for what the host changed. */
  onUpdate(listener: (update: Uint8Array, origin: Origin | undefined) => void): () => void {
    return this.#listeners.update.add(listener);
  }

  /** The paths that were added, removed, renamed (the old and the new one) or edited. */
  onFilesChanged(listener: (paths: ReadonlySet<string>) => void): () => void {
    return this.#listeners.files.add(listener);
  }

  /** All of this origin's client up to its `n` is on disk. The host's own changes have an origin as well, known to nobody. */
  onSaved(listener: (origin: Origin) => void): () => void {
    return this.#listeners.saved.add(listener);
  }

  /** Nothing can be written down, told with each try, or it can be again. */
  onTroubled(listener: (trouble: SavingTrouble | undefined) => void): () => void {
    return this.#listeners.troubled.add(listener);
  }

  /** Why nothing can be written down now. What is typed meanwhile waits, and is tried again. */
  get trouble(): SavingTrouble | undefined {
    return this.#trouble;
  }

  /** Another owner has the document; this one is at its end. */
  onFenced(listener: () => void): () => void {
    return this.#listeners.fenced.add(listener);
  }

  /** A step of the lesson, from 0, was ticked: told inside the transaction that says so. */
  onStepDone(listener: (step: number) => void): () => void {
    return this.#listeners.step.add(listener);
  }

  /** Writes all down, with the plain text of the files beside it. Throws what the store throws. */
  flush(): Promise<void> {
    return this.#persistence.flush();
  }

  /** Somebody else may own it by now: nothing can be changed or written any more, and what is not written yet is not acknowledged. */
  abandon(): void {
    if (this.#state === 'open') this.#state = 'fenced';
    this.#persistence.abandon();
  }

  /** As `flush`, and then nothing can be changed any more, whatever came of it. */
  async dispose(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    try {
      await this.#persistence.dispose();
    } finally {
      for (const listeners of Object.values(this.#listeners)) listeners.clear();
      this.#view.dispose();
      this.#doc.destroy();
    }
  }

  /** `coming`, by SHA-256: an editor may have named it already, and then those files get it too. Throws CodedError 'bad-files'. */
  #judge(changes: FileChanges, coming: ReadonlyMap<string, Uint8Array>): Extract<FilesOutcome, { ok: true }> {
    this.#assertOpen();
    const weigh = (hash: string): number => coming.get(hash)?.length ?? this.#assets.weightOf(hash);
    const assetSizes = new Map([...this.#view.assets()].map(([path, hash]) => [path, weigh(hash)]));
    const outcome = changeFiles({ texts: this.files(), assetSizes }, changes);
    if (!outcome.ok) throw new CodedError('bad-files', outcome.reason);
    // Those that no file shows yet count as well.
    if (coming.size > 0 && this.#assetBytes(weigh) > LIMITS.projectBytes) throw new CodedError('bad-files', 'The assets are too large.');
    return outcome;
  }

  #write(changes: FileChanges, { hashes, fresh }: StoredAssets, { contents }: HashedAssets): void {
    const { texts } = this.#judge(changes, contents);
    writeFiles({ doc: this.#doc, view: this.#view, paths: Object.keys(changes), texts, hashes });
    // An editor may have named it before the store had it: then it comes now, though the document is the same.
    for (const [path, hash] of this.#view.assets()) if (fresh.has(hash)) this.#paths.add(path);
    this.#finish(undefined);
  }

  /** Of all assets that the document names, as often as it does. */
  #assetBytes(weigh = (hash: string): number => this.#assets.weightOf(hash)): number {
    return this.#view.hashes().reduce((sum, hash) => sum + weigh(hash), 0);
  }

  #finish(origin: Origin | undefined): void {
    const [updates, paths] = [this.#updates, this.#paths];
    this.#updates = [];
    this.#paths = new Set();
    // Nothing new: it is saved as soon as all before it is.
    if (updates.length === 0 && origin) this.#persistence.add(undefined, origin);
    for (const update of updates) this.#persistence.add(update, origin);
    for (const update of updates) this.#listeners.update.tell(update, origin);
    if (paths.size > 0) this.#listeners.files.tell(paths);
  }

  #snapshot(): { update: Uint8Array; files: ReadonlyMap<string, string> } {
    const update = this.missing();
    this.#size.measured(update.length);
    return { update, files: this.files() };
  }

  #fenced(): void {
    if (this.#state === 'open') this.#state = 'fenced';
    this.#listeners.fenced.tell();
  }

  #assertOpen(): void {
    if (this.#state !== 'open') throw new CodedError('try-another');
  }
}
