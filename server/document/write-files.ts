import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import { fileId } from '../protocol/file-paths.ts';
import type { FilesView } from './files-view.ts';
import { changeText } from './text-changes.ts';

export interface FilesToWrite {
  doc: Y.Doc;
  view: FilesView;
  /** Those that change. One that is in neither of the two below goes. */
  paths: readonly string[];
  texts: ReadonlyMap<string, string>;
  /** SHA-256s of assets. */
  hashes: ReadonlyMap<string, string>;
}

/** The map of a document that holds its files by their ids. */
export function filesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('files');
}

/** Changes the files of a document in one transaction, each by the least that makes it what it should be. */
export function writeFiles({ doc, view, paths, texts, hashes }: FilesToWrite): void {
  const files = filesOf(doc);
  const added = { texts: new Map<string, string>(), hashes: new Map<string, string>() };
  doc.transact(() => {
    for (const path of paths) {
      const file = view.find(path);
      const [text, hash] = [texts.get(path), hashes.get(path)];
      if (hash !== undefined) {
        if (!file) added.hashes.set(path, hash);
        else if (file.type === 'text' || file.hash !== hash) setContent(files.get(file.id), { asset: hash });
      } else if (text === undefined) files.delete(file?.id ?? '');
      else if (!file) added.texts.set(path, text);
      else if (file.type === 'text') changeText(file.text, text);
      else setContent(files.get(file.id), { text: new Y.Text(text) });
    }
    addFiles(files, added.texts, added.hashes);
  });
}

/** New files, in this order. */
export function addFiles(files: Y.Map<unknown>, texts: ReadonlyMap<string, string>, hashes: ReadonlyMap<string, string>): void {
  const entries = [
    ...[...texts].map(([path, text]) => ({ path, text: new Y.Text(text) })),
    ...[...hashes].map(([path, asset]) => ({ path, asset })),
  ];
  const now = Date.now();
  for (const [index, entry] of entries.entries()) {
    // A millisecond apart, so that they keep their order.
    files.set(fileId(now + index, randomInt(2 ** 32)), new Y.Map<unknown>(Object.entries(entry)));
  }
}

function setContent(entry: unknown, content: { text: Y.Text } | { asset: string }): void {
  if (!(entry instanceof Y.Map)) return;
  for (const key of ['text', 'asset']) entry.delete(key);
  for (const [key, value] of Object.entries(content)) entry.set(key, value);
}
