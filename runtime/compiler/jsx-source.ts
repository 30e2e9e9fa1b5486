import { jsxSourceOf, LIBRARIES, type JsxSource } from './libraries.ts';
import type { PageModule, PageModules } from './page-modules.ts';

/** Of a comment such as `@jsxImportSource preact`, where it stands: 1-based. */
export interface JsxPragma {
  name: string;
  line: number;
  column: number;
}

/**
 * Whose JSX a script is written in: what it says itself in a comment, else the first library that it imports, else that of
 * those that import it, else the one that the project's pages use most, else React.
 */
export function jsxSource(modules: PageModules, module: PageModule): JsxSource {
  const pragma = jsxPragma(module);
  const said = pragma && LIBRARIES.includes(`${pragma.name}/jsx-runtime`) ? jsxSourceOf(pragma.name) : undefined;
  return said ?? importedSource(module) ?? sourceOfImporters(modules, module.source.path) ?? mostUsed(modules) ?? 'react';
}

export function jsxPragma({ tree }: PageModule): JsxPragma | undefined {
  for (const { value, loc } of tree.comments ?? []) {
    const [, name] = /@jsxImportSource\s+([^\s*]+)/.exec(value) ?? [];
    if (name !== undefined && loc) return { name, line: loc.start.line, column: loc.start.column + 1 };
  }
  return undefined;
}

function importedSource({ imports }: PageModule): JsxSource | undefined {
  for (const { path } of imports) {
    const source = path === undefined ? undefined : jsxSourceOf(path);
    if (source) return source;
  }
  return undefined;
}

/** Of the nearest ones that import a library: those that import the file, then those that import them. */
function sourceOfImporters(modules: PageModules, path: string): JsxSource | undefined {
  const all = modules.all().flatMap((file) => file.modules);
  const waiting = [path];
  const seen = new Set(waiting);
  for (const wanted of waiting) {
    for (const importer of all) {
      const from = importer.source.path;
      if (!importer.imports.some((request) => modules.scriptOf(from, request) === wanted)) continue;
      const source = importedSource(importer);
      if (source) return source;
      if (!seen.has(from)) waiting.push(from);
      seen.add(from);
    }
  }
  return undefined;
}

function mostUsed(modules: PageModules): JsxSource | undefined {
  const counts = new Map<JsxSource, number>();
  for (const module of modules.all().flatMap((file) => file.modules)) {
    const source = importedSource(module);
    if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
