import * as Y from 'yjs';
import { assetKind } from '../../runtime/asset-kind.ts';
import { isAssetHash } from '../../server/protocol/asset-hash.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import { fileId, isTaken, pathProblem, shownPaths } from '../../server/protocol/file-paths.ts';
import { sideOf, type Side } from '../../runtime/side.ts';
import { textChange } from '../editor/text-change.ts';
import type { PageText } from '../messages/find-op.ts';
import type { NamedFile } from '../../server/protocol/file-paths.ts';
import type { EditedFile, FileEntry, FileProblem } from '../state/workbench.ts';

/** Names and texts of the project, in the document that all its editors share. */
export class ProjectFiles {
  readonly #doc: Y.Doc;
  readonly #files: Y.Map<unknown>;
  readonly #changed: () => void;
  readonly #edited = new Map<string, EditedFile>();

  /** `changed` is called when a file came, went or got another name or another text object, not when one is typed in. */
  constructor(doc: Y.Doc, changed: () => void) {
    this.#doc = doc;
    this.#files = doc.getMap('files');
    this.#changed = changed;
    this.#files.observeDeep(this.#onChange);
  }

  /** In the order of tabs: what a side begins with first, then by path. */
  list(): FileEntry[] {
    const named: NamedFile[] = [];
    for (const [id, entry] of this.#files) {
      const path: unknown = entry instanceof Y.Map ? entry.get('path') : undefined;
      if (typeof path === 'string') named.push({ id, path });
    }
    return shownPaths(named)
      .map(({ id, path }) => ({ id, path, side: sideOf(path), ...this.#asset(id) }))
      .sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
  }

  edited(id: string): EditedFile | undefined {
    const text = this.#text(id);
    const known = this.#edited.get(id);
    if (known && known.text === text) return known;
    known?.undo.destroy();
    this.#edited.delete(id);
    if (!text) return undefined;
    // Nothing is tracked until an editor's binding adds itself.
    const undo = new Y.UndoManager(text, { captureTimeout: 500, trackedOrigins: new Set() });
    const file = { id, text, undo };
    this.#edited.set(id, file);
    return file;
  }

  /** All texts of one side. */
  texts(side: Side): PageText[] {
    return this.list().flatMap(({ id, path, side: of }) => {
      const text = of === side ? this.#text(id) : undefined;
      return text ? [{ path, text }] : [];
    });
  }

  /** The same as they are now, by path. */
  sources(side: Side): Map<string, string> {
    return new Map(this.texts(side).map(({ path, text }) => [path, text.toJSON()]));
  }

  /** Puts `to` in the place of some letters: one step for the undo of that file. */
  replace(text: Y.Text, at: number, length: number, to: string): void {
    const file = [...this.#files.keys()].map((id) => this.edited(id)).find((each) => each?.text === text);
    file?.undo.addTrackedOrigin(this);
    file?.undo.stopCapturing();
    this.#doc.transact(() => {
      text.delete(at, length);
      text.insert(at, to);
    }, this);
    file?.undo.stopCapturing();
  }

  /**
   * Makes these files say these texts: one change for all who see the project, letter by letter where they differ, and one step
   * for the undo of each. Files that are not named stay. Returns the way back.
   */
  put(texts: Readonly<Record<string, string>>): () => void {
    const ids = new Map(this.list().map(({ id, path }) => [path, id]));
    const before: Record<string, string> = {};
    const added: string[] = [];
    this.#doc.transact(() => {
      for (const [path, text] of Object.entries(texts)) {
        const file = this.edited(ids.get(path) ?? '');
        if (file) {
          before[path] = file.text.toJSON();
          this.#write(file, text);
        } else {
          const made = this.add(path, text);
          if (made.ok) added.push(made.id);
        }
      }
    }, this);
    return () => {
      this.put(before);
      for (const id of added) this.delete(id);
    };
  }

  /** What was typed before all files became others can not be taken back one by one: it would come beside what is there now. */
  forgetUndo(): void {
    for (const { undo } of this.#edited.values()) undo.clear();
  }

  add(path: string, text = ''): { ok: true; id: string } | { ok: false; why: FileProblem } {
    const why =
      this.#problem(path) ??
      (assetKind(path) ? 'text-ending' : undefined) ??
      (this.#files.size >= LIMITS.filesPerProject ? 'too-many' : undefined);
    if (why) return { ok: false, why };
    const id = fileId(Date.now(), crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
    this.#put(id, path, text);
    return { ok: true, id };
  }

  /** Sets the path only, so that nothing is lost of what a classmate types into the file meanwhile. */
  rename(id: string, path: string): { ok: true } | { ok: false; why: FileProblem } {
    const why = this.#problem(path, id) ?? this.#endingProblem(id, path);
    if (why) return { ok: false, why };
    const entry = this.#files.get(id);
    if (entry instanceof Y.Map && entry.get('path') !== path) entry.set('path', path);
    return { ok: true };
  }

  /** Returns how to put it back, with the text and the name that it had. */
  delete(id: string): () => void {
    const entry = this.#files.get(id);
    if (!(entry instanceof Y.Map)) return () => undefined;
    const path = String(entry.get('path'));
    const asset: unknown = entry.get('asset');
    const text = this.#text(id)?.toJSON() ?? '';
    this.#files.delete(id);
    return () => {
      if (this.#files.has(id)) return; // a classmate was quicker
      if (typeof asset === 'string') this.#files.set(id, new Y.Map(Object.entries({ path, asset })));
      else this.#put(id, path, text);
    };
  }

  dispose(): void {
    this.#files.unobserveDeep(this.#onChange);
    for (const { undo } of this.#edited.values()) undo.destroy();
    this.#edited.clear();
  }

  #put(id: string, path: string, text: string): void {
    const entry = new Y.Map<unknown>();
    entry.set('path', path);
    entry.set('text', new Y.Text(text));
    this.#doc.transact(() => this.#files.set(id, entry));
  }

  #write({ text, undo }: EditedFile, to: string): void {
    const change = textChange(text.toJSON(), to, to.length);
    if (!change) return;
    undo.addTrackedOrigin(this);
    undo.stopCapturing();
    text.delete(change.at, change.removed);
    text.insert(change.at, change.inserted);
  }

  #text(id: string): Y.Text | undefined {
    const entry = this.#files.get(id);
    const text: unknown = entry instanceof Y.Map ? entry.get('text') : undefined;
    return text instanceof Y.Text ? text : undefined;
  }

  /** None for a text, as the host has it. */
  #asset(id: string): { asset?: string } {
    const entry = this.#files.get(id);
    const hash: unknown = entry instanceof Y.Map && !this.#text(id) ? entry.get('asset') : undefined;
    return isAssetHash(hash) ? { asset: hash } : {};
  }

  /** By its ending browsers know what a file is, so that a picture stays a picture of its kind. */
  #endingProblem(id: string, path: string): FileProblem | undefined {
    const entry = this.#files.get(id);
    const before: unknown = entry instanceof Y.Map ? entry.get('path') : undefined;
    const [old, now] = [assetKind(String(before)), assetKind(path)];
    if (!this.#asset(id).asset) return now && !old ? 'text-ending' : undefined;
    return old && old.type !== now?.type ? 'asset-ending' : undefined;
  }

  #problem(path: string, own?: string): FileProblem | undefined {
    const others = this.list().flatMap((file) => (file.id === own ? [] : [file.path]));
    return pathProblem(path) ?? (isTaken(path, others) ? 'taken' : undefined);
  }

  readonly #onChange = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (events.some(({ target }) => target instanceof Y.Map)) this.#changed();
  };
}

function rank(path: string): number {
  return ['server.js', 'server.ts', 'index.html'].includes(path) ? 0 : 1;
}
