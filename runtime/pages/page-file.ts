import { extname } from 'node:path';
import { assetKind } from '../asset-kind.ts';
import { specifierOf } from '../compiler/file-names.ts';
import { findScript } from '../compiler/find-script.ts';
import { nearest } from '../nearest.ts';
import { sideOf } from '../side.ts';

/**
 * What to answer for a path of a page: a file; that it is `elsewhere`, at a URL relative to that path (a script that was named
 * without its ending); or that there is none, with the file that was most likely meant.
 */
export type Found =
  | { type: 'file'; path: string }
  | { type: 'elsewhere'; path: string; location: string }
  | { type: 'missing'; path: string; near: string | undefined };

/** `paths` are all files of the project, texts and assets. */
export function findPageFile(paths: ReadonlySet<string>, asked: string): Found {
  const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
  const files = new Set([...paths].filter((each) => sideOf(each) === 'page'));
  if (files.has(path)) return { type: 'file', path };
  const script = findScript(files, path);
  if (script !== undefined) return { type: 'elsewhere', path: script, location: encodeURI(specifierOf(path, script)) };
  return { type: 'missing', path, near: nearest(path, files) };
}

/** Of files whose ending other people use for something else. */
const OWN_TYPES: Record<string, string> = {
  '.ts': 'text/plain',
  '.tsx': 'text/plain',
  '.jsx': 'text/plain',
  '.vue': 'text/plain',
  '': 'text/plain',
};

/** For `response.type()`: a content type, or an ending that Express knows the type of. */
export function typeOf(path: string): string {
  const ending = extname(path).toLowerCase();
  return assetKind(path)?.type ?? OWN_TYPES[ending] ?? ending;
}
