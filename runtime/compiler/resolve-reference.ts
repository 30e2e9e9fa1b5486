import { sideOf } from '../side.ts';
import { joinPath } from './file-names.ts';
import { findScript } from './find-script.ts';
import type { Guess } from './guess.ts';
import type { Reference } from './html-parts.ts';

/** What the URL in an element leads to. `elsewhere`: what the host or the page itself makes. `outside`: another host. */
export type ReferenceTarget =
  { type: 'file'; path: string } | { type: 'elsewhere' } | { type: 'outside' } | { type: 'server' } | { type: 'missing'; nearest?: string };

/** What whoever serves a page puts beside its files. */
const SERVED_BESIDE = /^(wszero\.js|ws|wszero\/.*)$/;

/** Looks up what an element of the page at `from` names, among `paths`, all files of the project. `guess` finds the nearest. */
export function resolveReference(
  paths: ReadonlySet<string>,
  from: string,
  { element, url }: Pick<Reference, 'element' | 'url'>,
  guess?: Guess,
): ReferenceTarget {
  if (/^\s*(https?:|\/\/)/i.test(url)) return { type: 'outside' };
  const name = decoded(url.trim().replace(/[?#].*$/s, ''));
  if (name === '' || /^[a-z][a-z\d+.-]*:/i.test(name)) return { type: 'elsewhere' };
  // the root of the host is not that of the project
  const wanted = name.startsWith('/') ? undefined : joinPath(from, name);
  const path = wanted === undefined ? undefined : element === 'script' ? findScript(paths, wanted) : paths.has(wanted) ? wanted : undefined;
  if (path !== undefined) return sideOf(path) === 'server' ? { type: 'server' } : { type: 'file', path };
  if (wanted === undefined ? !name.startsWith('/') : SERVED_BESIDE.test(wanted)) return { type: 'elsewhere' };
  const near = guess && nearestFile(paths, wanted ?? joinPath('', name) ?? name, guess);
  return near === undefined ? { type: 'missing' } : { type: 'missing', nearest: near };
}

function nearestFile(paths: ReadonlySet<string>, wanted: string, guess: Guess): string | undefined {
  if (paths.has(wanted) && sideOf(wanted) === 'page') return wanted;
  return guess(wanted, () => [...paths].filter((path) => sideOf(path) === 'page'));
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
