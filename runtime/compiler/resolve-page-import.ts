import { assetKind } from '../asset-kind.ts';
import { sideOf } from '../side.ts';
import { joinPath, specifierOf } from './file-names.ts';
import { findScript, otherNames } from './find-script.ts';
import type { Guess } from './guess.ts';
import { LIBRARIES } from './libraries.ts';

/** What an import of a page's script leads to. */
export type PageTarget =
  | { type: 'script'; path: string }
  /** A library, or what the page makes itself: `blob:`, `data:`. */
  | { type: 'elsewhere' }
  | { type: 'unknown'; nearest?: string }
  /** A file of the server, or `wszero`, which is the server's. */
  | { type: 'server' }
  /** `nearest`: the library that was most likely meant. */
  | { type: 'package'; nearest?: string }
  /** There is such a file, but a page does not import it. */
  | { type: 'no-script'; path: string; use: 'style' | 'picture' | 'data' | 'other' };

/** Looks an import of the page file `from` up among the libraries and `paths`, all files of the project. `guess` finds the nearest. */
export function resolvePageImport(paths: ReadonlySet<string>, from: string, specifier: string, guess?: Guess): PageTarget {
  if (/^(blob|data):/i.test(specifier) || LIBRARIES.includes(specifier)) return { type: 'elsewhere' };
  if (specifier === 'wszero') return { type: 'server' };
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(specifier)) return aPackage(libraryIn(specifier));
  const name = specifier.replace(/[?#].*$/s, '');
  if (!/^(\.{0,2}\/|\.\.?$)/.test(name)) return forgottenDot(paths, from, name, guess);
  // the root of the host is not that of the project
  const wanted = name.startsWith('/') ? undefined : joinPath(from, name);
  if (wanted === undefined) return unknown(from, nearestScript(paths, joinPath('', name) ?? name, guess));
  return targetOf(paths, wanted) ?? unknown(from, nearestScript(paths, wanted, guess));
}

function targetOf(paths: ReadonlySet<string>, wanted: string): PageTarget | undefined {
  const path = findScript(paths, wanted);
  if (path === undefined) return undefined;
  if (sideOf(path) === 'server') return { type: 'server' };
  return isScript(path) ? { type: 'script', path } : { type: 'no-script', path, use: useOf(path) };
}

function isScript(path: string): boolean {
  return /\.(m?js|jsx|tsx?)$/.test(path) && !path.endsWith('.d.ts');
}

function useOf(path: string): 'style' | 'picture' | 'data' | 'other' {
  if (path.endsWith('.css')) return 'style';
  if (path.endsWith('.json')) return 'data';
  return path.endsWith('.svg') || assetKind(path)?.use === 'picture' ? 'picture' : 'other';
}

/** `game.js` where `./game.js` was meant; any other name is that of a package. */
function forgottenDot(paths: ReadonlySet<string>, from: string, name: string, guess?: Guess): PageTarget {
  const wanted = joinPath(from, name);
  const target = wanted === undefined ? undefined : targetOf(paths, wanted);
  if (target?.type === 'script' && wanted !== undefined) return { type: 'unknown', nearest: specifierOf(from, wanted) };
  if (target && /\.\w+$/.test(name)) return target;
  return aPackage(guess?.(name, () => LIBRARIES) ?? libraryIn(name));
}

/** `https://esm.sh/react@19/jsx-runtime`, `react-dom/test-utils`. */
function libraryIn(name: string): string | undefined {
  return ['react-dom/client', 'react-dom', 'preact', 'react', 'vue'].find((library) =>
    new RegExp(`(^|/)${library.replace('/', '(@[^/]*)?/')}(?![\\w-])`).test(name),
  );
}

/** With or without its ending, as `wanted` has one or not; `wanted` itself, where the rest of the import was wrong. */
function nearestScript(paths: ReadonlySet<string>, wanted: string, guess?: Guess): string | undefined {
  if (findScript(paths, wanted) !== undefined) return wanted;
  const hasEnding = (name: string): boolean => /\.\w+$/.test(name);
  return guess?.(wanted, () => {
    const scripts = [...paths].filter((path) => sideOf(path) === 'page' && isScript(path));
    return [...scripts, ...scripts.flatMap(otherNames)].filter((name) => hasEnding(name) === hasEnding(wanted));
  });
}

function unknown(from: string, near: string | undefined): PageTarget {
  return near === undefined ? { type: 'unknown' } : { type: 'unknown', nearest: specifierOf(from, near) };
}

function aPackage(near: string | undefined): PageTarget {
  return near === undefined ? { type: 'package' } : { type: 'package', nearest: near };
}
