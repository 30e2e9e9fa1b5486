/**
 * Page scripts that a browser can not read as they are: JSX and TypeScript. Each is parsed here first, then compiled on its
 * own by an esbuild of the caller's, then laid out by the pupil's lines. It stays a module of its own name.
 */
import type { TransformOptions } from 'esbuild-wasm';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { loopGuards } from './guard-loops.ts';
import { insertTexts, type Insertion } from './insertions.ts';
import { jsxSource } from './jsx-source.ts';
import { PageModules } from './page-modules.ts';
import { pageScriptOptions } from './page-script-options.ts';
import { holdsScripts } from './script-files.ts';
import { withoutSourceMaps } from './without-source-maps.ts';

/**
 * What `transform` of esbuild takes, and what was put into the pupil's text for it; or what is wrong, with the names that
 * other scripts import from this one.
 */
export type PreparedPageScript =
  | { ok: true; text: string; insertions: Insertion[]; options: TransformOptions }
  | { ok: false; diagnostic: CompileDiagnostic; wanted: string[] };

/**
 * Reads the page script at `path` before esbuild does. `files` are the texts of the project, of which a script's JSX may
 * depend on more than itself. `isGuarded`: its loops are told to the guard of the page.
 */
export function preparePageScript(
  files: ReadonlyMap<string, string>,
  path: string,
  { isGuarded = false }: { isGuarded?: boolean } = {},
): PreparedPageScript {
  const scripts = new Map([...files].filter(([each]) => holdsScripts(each)));
  const modules = new PageModules(scripts, new Set(files.keys()));
  const module = modules.module(path);
  const [diagnostic] = modules.file(path).diagnostics;
  if (diagnostic) return { ok: false, diagnostic, wanted: wantedFrom(modules, path) };
  if (!module) return { ok: false, diagnostic: { code: 'compile-failed', params: {}, side: 'page', file: path }, wanted: [] };
  const text = withoutSourceMaps({ text: module.source.text, tree: module.tree });
  const insertions = isGuarded ? loopGuards(text, module.tree) : [];
  return { ok: true, text: insertTexts(text, insertions), insertions, options: pageScriptOptions(path, jsxSource(modules, module)) };
}

/** What other scripts import from the one at `path`. */
function wantedFrom(modules: PageModules, path: string): string[] {
  const wanted = new Set<string>();
  for (const { source, imports } of modules.all().flatMap((file) => file.modules)) {
    for (const request of imports) {
      if (modules.scriptOf(source.path, request) === path) for (const { name } of request.names) wanted.add(name);
    }
  }
  return [...wanted];
}
