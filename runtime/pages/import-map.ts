import { findScript, otherNames } from '../compiler/find-script.ts';
import { LIBRARIES, libraryFile } from '../compiler/libraries.ts';
import { sideOf } from '../side.ts';

/**
 * The import map of the page at `page`, as an element without a line end. It leads the names of libraries to `lib`, the URL
 * of their folder as seen from the project's root, with a slash at its end; and names without an ending (`./App`) to the one
 * of the project's `paths` that is meant: a browser takes two names of one file for two modules. All URLs are relative.
 */
export function importMapTag(page: string, paths: Iterable<string>, lib: string): string {
  const up = '../'.repeat(page.split('/').length - 1);
  const url = (path: string): string => `${up === '' ? './' : up}${encodeURI(path)}`;
  const imports: Record<string, string> = {};
  for (const specifier of LIBRARIES)
    imports[specifier] = `${up === '' && !lib.startsWith('../') ? './' : up}${lib}${libraryFile(specifier)}`;
  const scripts = new Set([...paths].filter((path) => sideOf(path) === 'page'));
  for (const path of scripts) {
    for (const name of otherNames(path)) {
      if (findScript(scripts, name) === path) imports[url(name)] = url(path);
    }
  }
  return `<script type="importmap">${JSON.stringify({ imports }).replaceAll('<', '\\u003c')}</script>`;
}
