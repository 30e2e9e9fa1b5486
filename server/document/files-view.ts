import * as Y from 'yjs';
import { assetKind } from '../../runtime/asset-kind.ts';
import { isAssetHash } from '../protocol/asset-hash.ts';
import { pathProblem, shownPaths } from '../protocol/file-paths.ts';
import { LIMITS } from '../protocol/limits.ts';

type Content = { type: 'text'; text: Y.Text } | { type: 'asset'; hash: string };
type ShownFile = { id: string; path: string } & Content;

/**
 * Beyond so many files of a document nobody looks: it was not an IDE of ours that made them, and the time to number those
 * of one path grows with the square.
 */
const MOST_FILES = 2 * LIMITS.filesPerProject;

/**
 * The document as the files that it holds. An editor's client may write anything into a document, so what is not a file with a
 * path and a text, or the hash of an asset, and what is beyond the limits of a project, is passed over.
 */
export class FilesView {
  readonly #map: Y.Map<unknown>;
  readonly #changed: (paths: ReadonlySet<string>) => void;
  #shown: ReadonlyMap<string, ShownFile>;
  /** By id: those that were asked for since they changed. */
  readonly #texts = new Map<string, string>();
  #files: ReadonlyMap<string, string> | undefined;
  #assets: ReadonlyMap<string, string> | undefined;
  #hashes: readonly string[] | undefined;

  /** `changed` is told, inside the transaction, the paths that were added, removed, renamed (old and new) or edited. */
  constructor(map: Y.Map<unknown>, changed: (paths: ReadonlySet<string>) => void) {
    this.#map = map;
    this.#changed = changed;
    this.#shown = this.#list();
    map.observeDeep(this.#observe);
  }

  /** Path and text of each file that is a text, is called like one and is not too large, in the order in which they were made. The same object until something changes. */
  files(): ReadonlyMap<string, string> {
    if (this.#files) return this.#files;
    const files = new Map<string, string>();
    for (const file of this.#shown.values()) {
      const text = file.type === 'text' && isOfItsKind(file) ? this.#textOf(file.id, file.text) : undefined;
      if (text !== undefined) files.set(file.path, text);
    }
    return (this.#files = files);
  }

  /** Path and SHA-256 of each asset that is called like one, whether the store has it or not. The same object until something changes. */
  assets(): ReadonlyMap<string, string> {
    if (this.#assets) return this.#assets;
    const assets = new Map<string, string>();
    for (const file of this.#shown.values()) if (file.type === 'asset' && isOfItsKind(file)) assets.set(file.path, file.hash);
    return (this.#assets = assets);
  }

  /**
   * SHA-256 of each asset of each entry, whether it is shown or not, and as often as it is named: what is passed over now,
   * because it is also a text, or has no path, or there are too many, may be shown after the next deletion.
   */
  hashes(): readonly string[] {
    this.#hashes ??= [...this.#map.values()].flatMap((entry) => {
      const hash: unknown = entry instanceof Y.Map ? entry.get('asset') : undefined;
      return isAssetHash(hash) ? [hash] : [];
    });
    return this.#hashes;
  }

  find(path: string): ShownFile | undefined {
    for (const file of this.#shown.values()) if (file.path === path) return file;
    return undefined;
  }

  dispose(): void {
    this.#map.unobserveDeep(this.#observe);
  }

  readonly #observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const touched = new Set<string>();
    let isRelisted = false;
    for (const event of events) {
      if (event.target === this.#map) for (const id of event.keys.keys()) touched.add(id);
      else touched.add(String(event.path[0]));
      isRelisted ||= event.target instanceof Y.Map;
    }
    const before = this.#shown;
    if (isRelisted) {
      this.#shown = this.#list();
      this.#hashes = undefined;
    }
    for (const id of touched) this.#texts.delete(id);
    const paths = changedPaths(before, this.#shown, touched);
    if (paths.size === 0) return;
    this.#files = this.#assets = undefined;
    this.#changed(paths);
  };

  #list(): ReadonlyMap<string, ShownFile> {
    const named: ShownFile[] = [];
    for (const id of [...this.#map.keys()].sort().slice(0, MOST_FILES)) {
      const entry = this.#map.get(id);
      if (!(entry instanceof Y.Map)) continue;
      const path: unknown = entry.get('path');
      const content = contentOf(entry);
      if (typeof path === 'string' && content && pathProblem(path) === undefined) named.push({ id, path, ...content });
    }
    const byId = new Map(named.map((file) => [file.id, file]));
    const shown = new Map<string, ShownFile>();
    for (const { id, path } of shownPaths(named).slice(0, LIMITS.filesPerProject)) {
      const file = byId.get(id);
      if (file) shown.set(id, { ...file, path });
    }
    return shown;
  }

  /** Undefined for one that is too large. A NUL, which no text file has, is shown as what can not be shown. */
  #textOf(id: string, text: Y.Text): string | undefined {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    if (text.length > LIMITS.fileBytes) return undefined;
    const read = text.toJSON().replaceAll('\0', '\uFFFD');
    if (Buffer.byteLength(read) > LIMITS.fileBytes) return undefined;
    this.#texts.set(id, read);
    return read;
  }
}

/** Its ending is that of a text, or of an asset, as it is one: by that browsers are told what it is. */
function isOfItsKind({ type, path }: ShownFile): boolean {
  return (assetKind(path) === undefined) === (type === 'text');
}

function contentOf(entry: Y.Map<unknown>): Content | undefined {
  const text = entry.get('text');
  if (text instanceof Y.Text) return { type: 'text', text };
  const hash = entry.get('asset');
  return isAssetHash(hash) ? { type: 'asset', hash } : undefined;
}

function changedPaths(
  before: ReadonlyMap<string, ShownFile>,
  after: ReadonlyMap<string, ShownFile>,
  touched: ReadonlySet<string>,
): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)];
    // What is touched but shows as it did: an edited text. A file may also change its path because of another one.
    if (old?.path === now?.path && !touched.has(id)) continue;
    if (old) paths.add(old.path);
    if (now) paths.add(now.path);
  }
  return paths;
}
