import type { File } from '@babel/types';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { assertNever } from '../assert-never.ts';
import { findImports, type ImportRequest } from './find-imports.ts';
import { parseSource, tooDeep } from './parse-source.ts';
import { resolveImport } from './resolve-import.ts';
import { findScopes, type Scopes } from './scopes.ts';
import { MAX_DEPTH, nodeDeeperThan } from './syntax-tree.ts';

/** A file of server code, parsed. */
export interface ScriptModule {
  path: string;
  text: string;
  tree: File;
  scopes: Scopes;
}

/** The files that a server is made of: those that its first file imports, and those that they import. */
export class Modules {
  readonly scripts = new Map<string, ScriptModule>();
  readonly data = new Map<string, string>();
  readonly diagnostics: CompileDiagnostic[] = [];
  readonly #files: ReadonlyMap<string, string>;
  readonly #paths: ReadonlySet<string>;

  /** `files` are the importable ones of the project, `entry` is one of them. */
  constructor(files: ReadonlyMap<string, string>, entry: string) {
    this.#files = files;
    this.#paths = new Set(files.keys());
    const waiting = [entry];
    const seen = new Set(waiting);
    for (const path of waiting) {
      for (const next of this.#read(path)) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }

  /** The file that an import of the file `from` leads to, if it is one with code. */
  script(from: string, specifier: string): ScriptModule | undefined {
    const target = resolveImport(this.#paths, from, specifier);
    return target.type === 'file' ? this.scripts.get(target.path) : undefined;
  }

  /** Gives the files that this one imports. */
  #read(path: string): string[] {
    const text = this.#files.get(path) ?? '';
    if (path.endsWith('.json')) return this.#readData(path, text);
    const parsed = parseSource({ side: 'server', path, text, sourceType: 'module' });
    if (!parsed.ok) return this.#refuse(parsed.diagnostic);
    const { tree } = parsed;
    const deep = nodeDeeperThan(MAX_DEPTH, tree.program)?.loc?.start;
    if (deep) return this.#refuse(tooDeep({ side: 'server', path }, { line: deep.line, column: deep.column + 1 }));
    this.scripts.set(path, { path, text, tree, scopes: findScopes(tree.program) });
    return findImports(tree).flatMap((request) => this.#follow(path, request));
  }

  #readData(path: string, text: string): string[] {
    if (bracketDepth(text) > MAX_DEPTH) return this.#refuse(tooDeep({ side: 'server', path }));
    this.data.set(path, text);
    return [];
  }

  #follow(from: string, { path, line, column }: ImportRequest): string[] {
    const place = { side: 'server', file: from, line, column } as const;
    // esbuild would look for files that fit: on the disk of the host
    if (path === undefined) return this.#refuse({ code: 'import-outside', params: { reason: 'computed' }, ...place });
    const target = resolveImport(this.#paths, from, path);
    switch (target.type) {
      case 'file':
        return [target.path];
      case 'wszero':
        return [];
      case 'unknown': {
        const { nearest } = target;
        return this.#refuse({ code: 'import-unknown', params: { path, ...(nearest === undefined ? {} : { nearest }) }, ...place });
      }
      case 'outside':
        return this.#refuse({ code: 'import-outside', params: { path }, ...place });
      default:
        return assertNever(target);
    }
  }

  #refuse(diagnostic: CompileDiagnostic): [] {
    this.diagnostics.push(diagnostic);
    return [];
  }
}

/** How deep the brackets of a JSON text are nested. */
function bracketDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inText && character === '\\') at += 1;
    else if (character === '"') inText = !inText;
    else if (inText) continue;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}
