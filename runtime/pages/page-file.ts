import { extname } from 'node:path';
import { nearest } from '../nearest.ts';
import { sideOf } from '../side.ts';

/** What to answer for a path below `/p/PLAY/`: a page's file, or that there is none, with the file that was most likely meant. */
export type Found = { type: 'file'; path: string; text: string } | { type: 'missing'; path: string; near: string | undefined };

export function findPageFile(files: ReadonlyMap<string, string>, asked: string): Found {
  const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
  const text = sideOf(path) === 'page' ? files.get(path) : undefined;
  if (text !== undefined) return { type: 'file', path, text };
  const paths = [...files.keys()].filter((each) => sideOf(each) === 'page');
  return { type: 'missing', path, near: nearest(path, paths) };
}

export function isHtml(path: string): boolean {
  return /\.html?$/i.test(path);
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
  return OWN_TYPES[ending] ?? ending;
}
