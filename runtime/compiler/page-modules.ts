import type { File } from '@babel/types';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { findExports, type Exports } from './find-exports.ts';
import { findImports, type ImportRequest } from './find-imports.ts';
import { htmlParts, type Reference } from './html-parts.ts';
import { parseSource, tooDeep, type Source } from './parse-source.ts';
import { needsCompiling } from './page-script-options.ts';
import { resolvePageImport } from './resolve-page-import.ts';
import { isHtml } from './script-files.ts';
import { MAX_DEPTH, nodeDeeperThan } from './syntax-tree.ts';

/** A script of a page: a file, or one inside HTML. */
export interface PageModule {
  source: Source;
  tree: File;
  /** All but `require`, which no browser has. */
  imports: ImportRequest[];
}

/** The scripts of a project's pages, each parsed when it is first asked for. */
export class PageModules {
  readonly paths: ReadonlySet<string>;
  readonly #files: ReadonlyMap<string, string>;
  readonly #read = new Map<string, PageFile>();
  readonly #exports = new Map<PageModule, Exports>();

  /** `files` hold scripts of pages, `paths` are all that the project has. */
  constructor(files: ReadonlyMap<string, string>, paths: ReadonlySet<string>) {
    this.#files = files;
    this.paths = paths;
  }

  all(): PageFile[] {
    return [...this.#files.keys()].map((path) => this.file(path));
  }

  file(path: string): PageFile {
    const read = this.#read.get(path) ?? readFile(path, this.#files.get(path) ?? '');
    this.#read.set(path, read);
    return read;
  }

  /** The module that a file is; undefined where it does not parse. */
  module(path: string): PageModule | undefined {
    return isHtml(path) || !this.#files.has(path) ? undefined : this.file(path).modules[0];
  }

  /** The file that an import leads to, if it is a script. */
  scriptOf(from: string, { path }: ImportRequest): string | undefined {
    if (path === undefined) return undefined;
    const target = resolvePageImport(this.paths, from, path);
    return target.type === 'script' ? target.path : undefined;
  }

  /** The names that the script at `path` gives to others; undefined where that can't be known. */
  exportsOf(path: string, seen = new Set<string>()): ReadonlySet<string> | undefined {
    const module = this.module(path);
    if (!module || seen.has(path)) return seen.has(path) ? new Set() : undefined;
    seen.add(path);
    const known = this.#exports.get(module) ?? findExports(module.tree);
    this.#exports.set(module, known);
    const names = new Set(known.names);
    for (const specifier of known.all) {
      const target = resolvePageImport(this.paths, path, specifier);
      const passed = target.type === 'script' ? this.exportsOf(target.path, seen) : undefined;
      if (!passed) return undefined;
      for (const name of passed) if (name !== 'default') names.add(name);
    }
    return names;
  }
}

/** A file with the scripts in it. */
export interface PageFile {
  path: string;
  modules: PageModule[];
  references: Reference[];
  diagnostics: CompileDiagnostic[];
}

function readFile(path: string, text: string): PageFile {
  const { scripts, references } = isHtml(path) ? htmlParts(path, text) : { scripts: [scriptFile(path, text)], references: [] };
  const file: PageFile = { path, modules: [], references, diagnostics: [] };
  for (const source of scripts) {
    const read = readScript(source);
    if (read.ok) file.modules.push(read.module);
    else file.diagnostics.push(read.diagnostic);
  }
  return file;
}

/** A page's file that is a script. */
export function scriptFile(path: string, text: string): Source {
  return { side: 'page', path, text, sourceType: needsCompiling(path) || path.endsWith('.mjs') ? 'module' : 'unambiguous' };
}

function readScript(source: Source): { ok: true; module: PageModule } | { ok: false; diagnostic: CompileDiagnostic } {
  const parsed = parseSource(source);
  if (!parsed.ok) return parsed;
  const { tree } = parsed;
  if (source.jsx) return { ok: false, diagnostic: inlineJsx(source) };
  const deep = needsCompiling(source.path) ? nodeDeeperThan(MAX_DEPTH, tree.program) : undefined;
  if (deep?.loc) return { ok: false, diagnostic: tooDeep(source, { line: deep.loc.start.line, column: deep.loc.start.column + 1 }) };
  try {
    return { ok: true, module: { source, tree, imports: findImports(tree).filter(({ kind }) => kind !== 'require') } };
  } catch (error) {
    // a long chain (`a.b.b.b`) takes the parser no stack, and whoever walks the tree all there is
    if (error instanceof RangeError) return { ok: false, diagnostic: tooDeep(source) };
    throw error;
  }
}

/** A script in HTML that no browser runs. */
function inlineJsx({ side, path, start = { line: 1, column: 0 } }: Source): CompileDiagnostic {
  return { code: 'jsx-in-js', params: {}, side, file: path, line: start.line, column: start.column + 1 };
}
