import { Script } from 'node:vm';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild-wasm';

/** The runtime as one script, for each realm to start with. What it is made from lies beside this file, to be read and changed. */
export async function buildRealmScript(): Promise<Script> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const { outputFiles } = await esbuild.build({
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
  });
  const [built] = outputFiles;
  return new Script(built?.text ?? '', { filename: 'runtime/realm/realm.js' });
}
