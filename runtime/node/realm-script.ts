import { Script } from 'node:vm';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild-wasm';
import { startQuickly } from './quick-start.ts';

/** The runtime as one script, for each realm to start with. What it is made from lies beside this file, to be read and changed. */
export async function buildRealmScript(): Promise<Script> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const options = {
    entryPoints: [fileURLToPath(new URL(`../realm/realm.${ending}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    tsconfigRaw: '{}',
    banner: { js: '"use strict";' },
    logLevel: 'silent',
  } as const satisfies esbuild.BuildOptions;
  const { outputFiles } = await startQuickly(() => esbuild.build(options));
  const [built] = outputFiles;
  return new Script(built?.text ?? '', { filename: 'runtime/realm/realm.js' });
}
