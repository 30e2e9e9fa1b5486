import type { BuildOptions, Plugin } from 'esbuild-wasm';
import { NO_WARNINGS } from './no-warnings.ts';
import type { PreparedFile } from './prepare-server.ts';
import { resolveImport } from './resolve-import.ts';

/** Files of the project, and the one module that the host adds, in esbuild's words. */
export const PROJECT = 'project';
export const WSZERO = 'wszero';

/** The same functions that are global. */
const WSZERO_MODULE = 'export const { on, broadcast, run_server } = globalThis;';

/** One classic script out of `files`. esbuild gets to see nothing else: every import goes through the plugin. */
export function bundleOptions(files: ReadonlyMap<string, PreparedFile>, entry: string): BuildOptions {
  return {
    entryPoints: [entry],
    plugins: [projectFiles(files)],
    // a folder that is not there, should esbuild ever look around it
    absWorkingDir: '/wszero-project',
    outfile: '/wszero-project/server.js',
    tsconfigRaw: '{}',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // what a pupil wrote stays, used or not
    treeShaking: false,
    ignoreAnnotations: true,
    banner: { js: '"use strict";' },
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'silent',
    logOverride: NO_WARNINGS,
  };
}

function projectFiles(files: ReadonlyMap<string, PreparedFile>): Plugin {
  const paths = new Set(files.keys());
  return {
    name: PROJECT,
    setup: (build) => {
      build.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
        if (kind === 'entry-point') return { path, namespace: PROJECT };
        const target = resolveImport(paths, importer, path);
        if (target.type === 'file') return { path: target.path, namespace: PROJECT };
        if (target.type === 'wszero') return { path: WSZERO, namespace: WSZERO };
        return { errors: [{ text: `${path} is not a file of this project` }] };
      });
      build.onLoad({ filter: /.*/, namespace: WSZERO }, () => ({ contents: WSZERO_MODULE, loader: 'js' }));
      build.onLoad({ filter: /.*/, namespace: PROJECT }, ({ path }) => {
        const file = files.get(path);
        return file ? { contents: file.text, loader: loaderFor(path) } : { errors: [{ text: `${path} is not a file of this project` }] };
      });
      // whatever got here by another way
      build.onLoad({ filter: /.*/ }, ({ path }) => ({ errors: [{ text: `${path} is not a file of this project` }] }));
    },
  };
}

function loaderFor(path: string): 'json' | 'ts' | 'js' {
  if (path.endsWith('.json')) return 'json';
  return path.endsWith('.ts') ? 'ts' : 'js';
}
