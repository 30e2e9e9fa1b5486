import { nearest } from '../nearest.ts';
import { joinPath, specifierOf } from './file-names.ts';

/** What an import of a server file leads to. `outside`: not a file that a project could hold, or not of a kind to import. */
export type ImportTarget =
  { type: 'file'; path: string } | { type: 'wszero' } | { type: 'unknown'; nearest?: string } | { type: 'outside' };

const ENDINGS = ['', '.js', '.ts', '.json', '/index.js', '/index.ts'];

/**
 * Looks an import up among `files` (of a project, importable ones) and nowhere else. `from` is the path of the importing
 * file, `specifier` what the pupil wrote.
 */
export function resolveImport(files: ReadonlySet<string>, from: string, specifier: string): ImportTarget {
  if (specifier === 'wszero') return { type: 'wszero' };
  if (!/^\.\.?(\/|$)/.test(specifier)) return forgottenDot(files, from, specifier);
  const wanted = joinPath(from, specifier);
  if (wanted === undefined) return { type: 'outside' };
  const found = find(files, wanted);
  if (found !== undefined) return { type: 'file', path: found };
  if (/\.[a-z]+$/i.test(wanted) && !/\.([jt]sx?|mjs|json)$/i.test(wanted)) return { type: 'outside' };
  const near = nearest(wanted, files);
  return near === undefined ? { type: 'unknown' } : { type: 'unknown', nearest: specifierOf(from, near) };
}

/** `game.js` where `./game.js` was meant; any other name is that of a package. */
function forgottenDot(files: ReadonlySet<string>, from: string, specifier: string): ImportTarget {
  const wanted = joinPath(from, `./${specifier}`);
  const found = wanted === undefined || specifier.startsWith('/') ? undefined : find(files, wanted);
  return found === undefined ? { type: 'outside' } : { type: 'unknown', nearest: specifierOf(from, found) };
}

function find(files: ReadonlySet<string>, wanted: string): string | undefined {
  for (const ending of ENDINGS) if (files.has(wanted + ending)) return wanted + ending;
  // TypeScript imports `game.ts` by the name that it has when compiled
  const typed = wanted.replace(/\.js$/, '.ts');
  return files.has(typed) ? typed : undefined;
}
