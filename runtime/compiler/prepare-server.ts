import type { CompileDiagnostic } from './compile-diagnostic.ts';
import { findHandlers, type OnCall } from './find-handlers.ts';
import { insertTexts, type Insertion } from './insertions.ts';
import { Modules } from './modules.ts';
import type { HandlerParameters } from '../server/handler-parameters.ts';
import { parametersOf } from './parameters-of.ts';
import { findLoops, type LoopPlace } from './quiet-loops.ts';
import { withoutSourceMaps } from './without-source-maps.ts';

/** Where a handler is registered: the line of `on`, 1-based. */
export interface HandlerPlace {
  op: string;
  file: string;
  line: number;
  /** Undefined where the source does not say. */
  parameters: HandlerParameters | undefined;
}

/** A file as it goes to esbuild, with what was put into the pupil's source. */
export interface PreparedFile {
  text: string;
  insertions: Insertion[];
}

export type Prepared =
  | { ok: true; files: Map<string, PreparedFile>; handlers: HandlerPlace[]; loops: LoopPlace[] }
  | { ok: false; diagnostics: CompileDiagnostic[] };

/**
 * Reads the server side of a project before esbuild does: refuses what does not parse or imports from elsewhere, and puts
 * the names of each handler's parameters into the call of `on`, for esbuild may rename them.
 */
export function prepareServer(files: ReadonlyMap<string, string>, entry: string): Prepared {
  const modules = new Modules(files, entry);
  if (modules.diagnostics.length > 0) return { ok: false, diagnostics: modules.diagnostics };
  const prepared = new Map<string, PreparedFile>();
  const handlers: HandlerPlace[] = [];
  const loops: LoopPlace[] = [];
  for (const [path, text] of modules.data) prepared.set(path, { text, insertions: [] });
  for (const [path, module] of modules.scripts) {
    const calls = findHandlers(modules, module);
    loops.push(...findLoops(path, module.tree.program));
    for (const { op, line, handler } of calls)
      if (op !== undefined) handlers.push({ op, file: path, line, parameters: handler && parametersOf(handler) });
    const insertions = calls.flatMap(insertionFor).sort((a, b) => a.offset - b.offset);
    prepared.set(path, { text: asModule(insertTexts(withoutSourceMaps(module), insertions)), insertions });
  }
  return { ok: true, files: prepared, handlers, loops };
}

function insertionFor({ argument, handler }: OnCall): Insertion[] {
  if (!handler || !argument.loc || typeof argument.end !== 'number') return [];
  const { line, column } = argument.loc.end;
  return [{ offset: argument.end, line, column, text: `, ${oneLine(JSON.stringify(parametersOf(handler)))}` }];
}

/** JSON may hold these two, and they end a line of code. */
function oneLine(json: string): string {
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Every file is a module, also one that imports and exports nothing: strict, without `module` and `exports`. */
function asModule(text: string): string {
  return `${text}\nexport {};`;
}
