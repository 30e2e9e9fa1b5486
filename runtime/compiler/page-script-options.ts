import type { TransformOptions } from 'esbuild-wasm';
import type { JsxSource } from './libraries.ts';
import { NO_WARNINGS } from './no-warnings.ts';

/** The browsers of a school: see the README. `esbuild` wants them by name to know what to keep away from. */
const PAGE_TARGET = ['chrome111', 'firefox115', 'safari16.4'];

/** Whether a page's file has to be compiled before a browser can read it. */
export function needsCompiling(path: string): boolean {
  return /\.(jsx|tsx|ts)$/.test(path) && !path.endsWith('.d.ts');
}

/** Whether a page's file is always a module: what its JSX becomes is imported. */
export function isJsx(path: string): boolean {
  return /\.[jt]sx$/.test(path);
}

/** What the file of a script has to be called, without its folder, to hold JSX. */
export function jsxName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.\w+$/, '.jsx');
}

/** How esbuild compiles the page script at `path`, whose JSX is that of `importSource`. */
export function pageScriptOptions(path: string, importSource: JsxSource): TransformOptions {
  return {
    loader: path.endsWith('.ts') ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx',
    jsx: 'automatic',
    jsxImportSource: importSource,
    target: PAGE_TARGET,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: 'external',
    sourcesContent: false,
    sourcefile: path,
    // what a pupil wrote stays, used or not
    treeShaking: false,
    tsconfigRaw: '{}',
    logLevel: 'silent',
    // of a constant it is an error in servers, and here the browser's own
    logOverride: { ...NO_WARNINGS, 'assign-to-constant': 'silent' },
  };
}
