import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { checkPageImports } from './check-page-imports.ts';
import { checkReferences } from './check-references.ts';
import { guessing } from './guess.ts';
import { PageModules, type PageModule } from './page-modules.ts';
import { resolveReference } from './resolve-reference.ts';
import { isHtml } from './script-files.ts';

/**
 * What is wrong with the pages of a project: the first syntax error of each script, and, of scripts that pages load, each
 * import that leads nowhere; then, as notes, each file that a page names and that is not there. `files` are those that
 * hold scripts of pages, `paths` are all of the project.
 */
export function checkPageFiles(
  files: ReadonlyMap<string, string>,
  paths: ReadonlySet<string> = new Set(files.keys()),
): CompileDiagnostic[] {
  const modules = new PageModules(files, paths);
  const guess = guessing();
  const all = modules.all();
  const mistakes = all.flatMap(({ diagnostics }) => diagnostics);
  for (const module of loadedModules(modules)) mistakes.push(...checkPageImports(modules, module, guess));
  const told = all.flatMap((file) => checkReferences(modules, file, guess));
  return [...mistakes, ...told.filter(({ isNote }) => !isNote), ...told.filter(({ isNote }) => isNote)];
}

/** Those that a page names, and those that they import. A file that only the server imports is none of them. */
function loadedModules(modules: PageModules): Set<PageModule> {
  const loaded = new Set<PageModule>();
  const waiting: PageModule[] = [];
  const load = (module: PageModule | undefined): void => {
    if (!module || loaded.has(module)) return;
    loaded.add(module);
    waiting.push(module);
  };
  for (const { path, modules: scripts, references } of modules.all().filter((file) => isHtml(file.path))) {
    for (const script of scripts) load(script);
    for (const reference of references.filter(({ element }) => element === 'script')) {
      const target = resolveReference(modules.paths, path, reference);
      if (target.type === 'file') load(modules.module(target.path));
    }
  }
  for (const module of waiting) {
    for (const request of module.imports) load(modules.module(modules.scriptOf(module.source.path, request) ?? ''));
  }
  return loaded;
}
