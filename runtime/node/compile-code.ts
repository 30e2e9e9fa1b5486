import * as esbuild from 'esbuild-wasm';
import { diagnoseBuild } from '../compiler/build-diagnostics.ts';
import { bundleOptions } from '../compiler/bundle-options.ts';
import type { CompileDiagnostic } from '../compiler/compile-diagnostic.ts';
import { PositionMap } from '../compiler/position-map.ts';
import { prepareServer } from '../compiler/prepare-server.ts';

/** Server code that is ready to run, as one script, and the way back to the pupil's files. */
export interface Code {
  script: string;
  positions: PositionMap;
}

export type Compiled = { ok: true; code: Code } | { ok: false; diagnostics: CompileDiagnostic[] };

/** Compiles `server.js`, or `server.ts` where there is no `server.js`. No server file at all is a server that does nothing. */
export async function compileCode(files: ReadonlyMap<string, string>): Promise<Compiled> {
  const entry = ['server.js', 'server.ts'].find((path) => files.has(path));
  if (entry === undefined) return { ok: true, code: { script: '', positions: new PositionMap('', '', new Map()) } };
  const prepared = prepareServer(files, entry);
  if (!prepared.ok) return prepared;
  try {
    const { outputFiles = [] } = await esbuild.build(bundleOptions(prepared.files, entry));
    const [map, script] = outputFiles;
    const insertions = new Map([...prepared.files].map(([path, file]) => [path, file.insertions]));
    const text = script?.text ?? '';
    return { ok: true, code: { script: text, positions: new PositionMap(text, map?.text ?? '', insertions) } };
  } catch (error) {
    if (isBuildFailure(error)) return { ok: false, diagnostics: diagnoseBuild(error.errors, prepared.files) };
    throw error;
  }
}

function isBuildFailure(error: unknown): error is esbuild.BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
