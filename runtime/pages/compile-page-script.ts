import type { TransformOptions, TransformResult } from 'esbuild-wasm';
import type { CompileDiagnostic } from '../compiler/compile-diagnostic.ts';
import { keepLines } from '../compiler/keep-lines.ts';
import { preparePageScript } from '../compiler/page-script.ts';
import { refusedScript } from './refused-script.ts';

/** `code` is for the browser either way: of a script that can not be compiled it throws what is wrong. */
export type CompiledPageScript = { ok: true; code: string } | { ok: false; code: string; diagnostic: CompileDiagnostic };

/**
 * Compiles the page script at `path` in one go, for whoever trusts the files and has an esbuild of its own. `files` are the
 * texts of the project. Rejects as `transform` does: what is parsed here first is refused by esbuild in rare cases only.
 */
export async function compilePageScript(
  files: ReadonlyMap<string, string>,
  path: string,
  transform: (text: string, options: TransformOptions) => Promise<Pick<TransformResult, 'code' | 'map'>>,
): Promise<CompiledPageScript> {
  const prepared = preparePageScript(files, path);
  if (!prepared.ok) return { ok: false, code: refusedScript(prepared.diagnostic, prepared.wanted), diagnostic: prepared.diagnostic };
  const { code, map } = await transform(prepared.text, prepared.options);
  return { ok: true, code: keepLines(code, map) };
}
