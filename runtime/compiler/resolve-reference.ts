import { nearest } from '../nearest.ts';
import { sideOf } from '../side.ts';
import { joinPath } from './file-names.ts';
import { findScript } from './find-script.ts';
import type { Reference } from './html-parts.ts';

/** What the URL in an element leads to. `elsewhere`: what the host or the page itself makes. `outside`: another host. */
export type ReferenceTarget =
  { type: 'file'; path: string } | { type: 'elsewhere' } | { type: 'outside' } | { type: 'server' } | { type: 'missing'; nearest?: string };

/** What whoever serves a page puts beside its files. */
const SERVED_BESIDE = /^(wszero\.js|ws|wszero\/.*)$/;

/** Looks up what an element of the page at `from` names, among `paths`, all files of the project. */
export function resolveReference(
  paths: ReadonlySet<string>,
  from: string,
  { element, url }: Pick<Reference, 'element' | 'url'>,
): ReferenceTarget {
  if (/^\s*(https?:|\/\/)/i.test(url)) return { type: 'outside' };
  const name = decoded(url.trim().replace(/[?#].*$/s, ''));
  if (name === '' || /^[a-z][a-z\d+.-]*:/i.test(name)) return { type: 'elsewhere' };
  // the root of the host is not that of the project
  const wanted = name.startsWith('/') ? undefined : joinPath(from, name);
  const path = wanted === undefined ? undefined : element === 'script' ? findScript(paths, wanted) : paths.has(wanted) ? wanted : undefined;
  if (path !== undefined) return sideOf(path) === 'server' ? { type: 'server' } : { type: 'file', path };
  if (wanted === undefined ? !name.startsWith('/') : SERVED_BESIDE.test(wanted)) return { type: 'elsewhere' };
  const near = nearestFile(paths, wanted ?? joinPath('', name) ?? name);
  return near === undefined ? { type: 'missing' } : { type: 'missing', nearest: near };
}

function nearestFile(paths: ReadonlySet<string>, wanted: string): string | undefined {
  const files = [...paths].filter((path) => sideOf(path) === 'page');
  return files.includes(wanted) ? wanted : nearest(wanted, files);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
