import * as Y from 'yjs';
import type { Store } from '../store/store.ts';
import { FilesView } from './files-view.ts';
import { filesOf } from './write-files.ts';

export interface StoredFiles {
  /** From path to text. */
  texts: ReadonlyMap<string, string>;
  /** From path to bytes. What the store lacks is left out. */
  assets: ReadonlyMap<string, Uint8Array>;
}

/** The files of a project as they are on the disk, for who does not become its owner. Throws CodedError 'unknown-project'. */
export async function readStoredFiles(store: Store, project: string): Promise<StoredFiles> {
  const { snapshot, updates } = await store.load(project);
  const doc = new Y.Doc();
  for (const part of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, part);
  const view = new FilesView(filesOf(doc), () => undefined);
  const [texts, hashes] = [view.files(), view.assets()];
  view.dispose();
  doc.destroy();
  const assets = new Map<string, Uint8Array>();
  for (const [path, hash] of hashes) {
    const bytes = await store.asset(project, hash);
    if (bytes) assets.set(path, bytes);
  }
  return { texts, assets };
}
