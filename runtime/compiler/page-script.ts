/**
 * Page scripts that a browser can not read as they are: JSX and TypeScript. They are parsed here first, then compiled one
 * by one by esbuild's `transform`, in whatever process the caller keeps it, and then laid out by the lines of the pupil.
 */
import type { TransformOptions } from 'esbuild-wasm';
import type { CompileDiagnostic } from './compile-diagnostic.ts';
import type { JsxSource } from './libraries.ts';

/** For the browsers of a school: see the README. */
export const PAGE_TARGET = ['chrome111', 'firefox115', 'safari16.4'];

export type PreparedScript = { ok: true; text: string; options: TransformOptions } | { ok: false; diagnostics: CompileDiagnostic[] };

/** Whether a page's file has to be compiled before a browser can read it. */
export function needsCompiling(path: string): boolean {
  return /\.(jsx|tsx|ts)$/.test(path) && !path.endsWith('.d.ts');
}

/** How esbuild compiles the page script at `path`, whose JSX is that of `importSource`. */
export function pageScriptOptions(path: string, importSource: JsxSource): TransformOptions {
  const loader = path.endsWith('.ts') ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx';
  return {
    loader,
    jsx: 'automatic',
    jsxImportSource: importSource,
    target: PAGE_TARGET,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: 'external',
    sourcesContent: false,
    sourcefile: path,
    tsconfigRaw: '{}',
    logLevel: 'silent',
    logOverride: { 'duplicate-object-key': 'silent' },
  };
}
