import { LIBRARIES, libraryFile, type JsxSource } from '../../runtime/compiler/libraries.ts';
import { holdsScripts } from '../../runtime/compiler/script-files.ts';

/** The packages of each family: whoever imports one of them may need the others. */
const FAMILIES: Readonly<Record<JsxSource, readonly string[]>> = {
  react: ['react', 'react-dom'],
  preact: ['preact'],
  vue: ['vue'],
};

/**
 * Files of the libraries that pages of these texts may import, by the names that they have in the folder of libraries.
 * Rather one too many: a name in quote marks counts, wherever it stands.
 */
export function librariesOf(texts: ReadonlyMap<string, string>): string[] {
  const pages = [...texts].filter(([path]) => holdsScripts(path));
  const families = Object.values(FAMILIES).filter((packages) => pages.some(([, text]) => mentions(text, packages)));
  // JSX of a file that imports no library is React's
  if (families.length === 0 && pages.some(([path]) => /\.[jt]sx$/.test(path))) families.push(FAMILIES.react);
  const wanted = new Set(families.flat());
  return LIBRARIES.filter((specifier) => wanted.has(specifier.split('/')[0] ?? '')).map(libraryFile);
}

function mentions(text: string, packages: readonly string[]): boolean {
  return packages.some((name) => new RegExp(`['"\`]${name}(/[\\w-]+)*['"\`]`).test(text));
}
