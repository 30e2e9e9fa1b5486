import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { FileChanges, FileContent } from '../projects/files.ts';
import { Pause } from '../projects/pause.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Version, VersionFile } from '../protocol/version.ts';
import { fencedOff } from '../store/fenced-off.ts';
import type { Ownership, Store, VersionRecord } from '../store/store.ts';
import type { ProjectDocument } from './project-document.ts';
import { thinOut } from './thin-out.ts';
import { digestOf, packVersion, unpackVersion, versionText, type VersionContent } from './version-content.ts';

/** What a version is made for. */
export type Occasion = Pick<Version, 'why' | 'step' | 'name'>;

export interface ProjectVersionsOptions {
  store: Store;
  ownership: Ownership;
  document: ProjectDocument;
  log: Log;
  times?: Partial<Record<'pauseMs' | 'latestMs' | 'gapMs', number>>;
}

/** What a version would change if it was put back now. */
export interface WayBack {
  changes: FileChanges;
  /** Paths of pictures, sounds and fonts that the store does not have any longer. */
  gone: string[];
}

const BY_ITSELF: Occasion = { why: 'pause' };

/**
 * The versions of one project. One is made by itself when nobody has typed for a while or a step of the lesson is done, and for whoever
 * asks for one; what is the same as the newest one is none. See `thinOut` for how many stay.
 */
export class ProjectVersions {
  readonly #options: ProjectVersionsOptions;
  readonly #pause: Pause;
  readonly #latestMs: number;
  readonly #gapMs: number;
  readonly #stop: (() => void)[];
  /** As the project was before anybody changed it, until that is written down. */
  #found: { at: number; text: () => string } | undefined;
  #latest: NodeJS.Timeout | undefined;
  #next: { occasion: Occasion; timer: NodeJS.Timeout } | undefined;
  #madeAt = -Infinity;
  /** Digest of what the newest version has in it. */
  #kept: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ProjectVersionsOptions) {
    this.#options = options;
    const { document, times: { pauseMs = LIMITS.versionPauseMs, latestMs = LIMITS.versionLatestMs, gapMs = LIMITS.versionGapMs } = {} } =
      options;
    this.#pause = new Pause(pauseMs, () => this.#soon(BY_ITSELF));
    this.#latestMs = latestMs;
    this.#gapMs = gapMs;
    const [texts, assets] = [document.files(), document.assets()];
    // most projects that are woken are only looked at: nothing is done for those
    this.#found = { at: Date.now(), text: () => versionText(texts, assets) };
    this.#stop = [document.onFilesChanged(() => this.#changed()), document.onStepDone((step) => this.#soon({ why: 'step', step }))];
  }

  /** The oldest first. */
  async list(): Promise<Version[]> {
    return (await this.#records()).map(({ n, at, why, step, name }) => ({
      n,
      at,
      why,
      ...(step !== undefined && { step }),
      ...(name !== undefined && { name }),
    }));
  }

  /** The files are as they are in the newest version. */
  get isKept(): boolean {
    return this.#kept === digestOf(this.#text());
  }

  /** Throws CodedError 'not-found'. */
  async files(n: number): Promise<VersionFile[]> {
    const { texts, assets } = await this.#read(n);
    const kept = await Promise.all(assets.map(([, hash]) => this.#options.document.asset(hash)));
    return [
      ...texts.map(([path, text]) => ({ path, text })),
      ...assets.map(([path, asset], at) => ({ path, asset, isGone: kept[at] === undefined })),
    ];
  }

  /** A version of the files as they are now; the number of the newest one, if that is the same. */
  make(occasion: Occasion): Promise<number> {
    const made = this.#last.then(() => this.#make(occasion));
    this.#last = made.catch(() => undefined);
    return made;
  }

  /** Throws CodedError 'not-found', or as `fencedOff`. */
  async rename(n: number, name: string): Promise<void> {
    const { store, ownership } = this.#options;
    const outcome = await store.changeVersion(ownership, n, { name });
    if (outcome === 'fenced') throw await fencedOff(store, ownership.project);
    if (outcome === 'unknown') throw new CodedError('not-found');
  }

  /** What has to be changed in the files as they will be when this has been read. Throws CodedError 'not-found'. */
  async wayBackTo(n: number): Promise<() => WayBack> {
    const { document } = this.#options;
    const { texts, assets } = await this.#read(n);
    const contents = new Map<string, FileContent>(texts);
    const gone: string[] = [];
    for (const [path, hash] of assets) {
      const bytes = await document.asset(hash);
      if (bytes) contents.set(path, bytes);
      else gone.push(path);
    }
    return () => ({ changes: changesTo(contents, new Map(assets), document, gone), gone });
  }

  /** Nothing is made by itself any more. Resolves when what was under way is done. */
  async dispose(): Promise<void> {
    for (const stop of this.#stop) stop();
    this.#pause.cancel();
    clearTimeout(this.#latest);
    clearTimeout(this.#next?.timer);
    await this.#last;
  }

  #changed(): void {
    this.#pause.begin();
    this.#latest ??= setTimeout(() => this.#soon(BY_ITSELF), this.#latestMs);
  }

  /** Not faster than one after the other has a meaning, however fast an editor says that steps are done. */
  #soon(occasion: Occasion): void {
    if (this.#next) {
      if (occasion.why !== 'pause') this.#next.occasion = occasion;
      return;
    }
    const timer = setTimeout(
      () => {
        const { occasion: what } = this.#next ?? { occasion };
        this.#next = undefined;
        this.make(what).catch((error: unknown) => this.#options.log.error({ err: error }, 'a version was not made'));
      },
      Math.max(0, this.#madeAt + this.#gapMs - Date.now()),
    );
    this.#next = { occasion, timer };
  }

  async #make(occasion: Occasion): Promise<number> {
    this.#pause.cancel();
    clearTimeout(this.#latest);
    this.#latest = undefined;
    this.#madeAt = Date.now();
    const text = this.#text();
    const digest = digestOf(text);
    const known = await this.#addFound(await this.#records(), text);
    const newest = known.at(-1);
    const isThere = newest?.digest === digest;
    const n = isThere ? newest.n : await this.#add(text, { ...occasion, at: Date.now() }, known);
    if (isThere) await this.#tellMore(newest, occasion);
    this.#kept = digest;
    return n;
  }

  /** All of the files as they are now. */
  #text(): string {
    const { document } = this.#options;
    return versionText(document.files(), document.assets());
  }

  /** The first time: what was there before all that was changed. */
  async #addFound(known: readonly VersionRecord[], now: string): Promise<readonly VersionRecord[]> {
    if (!this.#found) return known;
    const { at, text } = this.#found;
    const found = text();
    if (found !== now && known.at(-1)?.digest !== digestOf(found)) await this.#add(found, { why: 'start', at }, known);
    this.#found = undefined;
    return this.#records();
  }

  async #add(text: string, made: Occasion & { at: number }, known: readonly VersionRecord[]): Promise<number> {
    const { store, ownership } = this.#options;
    const version = { ...made, digest: digestOf(text), bytes: await packVersion(text) };
    // its number is the store's to give
    const coming = { ...version, n: Infinity, size: version.bytes.length };
    const added = await store.addVersion(ownership, version, thinOut([...known, coming], made.at));
    if (added === 'fenced') throw await fencedOff(store, ownership.project);
    return added.n;
  }

  /** What came by itself is told by what it turned out to be good for. */
  async #tellMore({ n, why }: VersionRecord, occasion: Occasion): Promise<void> {
    const { store, ownership } = this.#options;
    const { name, ...reason } = occasion;
    if (occasion.why === 'pause' || (why !== 'pause' && name === undefined)) return;
    await store.changeVersion(ownership, n, { ...(why === 'pause' && reason), ...(name !== undefined && { name }) });
  }

  #records(): Promise<VersionRecord[]> {
    return this.#options.store.versions(this.#options.ownership.project);
  }

  async #read(n: number): Promise<VersionContent> {
    const bytes = await this.#options.store.versionBytes(this.#options.ownership.project, n);
    if (!bytes) throw new CodedError('not-found');
    return unpackVersion(bytes);
  }
}

/** What is equal already is not touched, and what can not be put back stays as it is. */
function changesTo(
  contents: ReadonlyMap<string, FileContent>,
  hashes: ReadonlyMap<string, string>,
  document: ProjectDocument,
  gone: readonly string[],
): FileChanges {
  const [texts, assets] = [document.files(), document.assets()];
  const changes: [string, FileContent | null][] = [];
  for (const path of [...texts.keys(), ...assets.keys()]) {
    if (!contents.has(path) && !gone.includes(path)) changes.push([path, null]);
  }
  for (const [path, content] of contents) {
    const isSame = typeof content === 'string' ? texts.get(path) === content : assets.get(path)?.hash === hashes.get(path);
    if (!isSame) changes.push([path, content]);
  }
  return Object.fromEntries(changes);
}
