/** Between the main thread and the parse worker. What crosses was made by pupils as data only: it is parsed, never run. */
import type { CompileDiagnostic } from '../../runtime/compiler/compile-diagnostic.ts';
import type { PreparedPageScript } from '../../runtime/compiler/page-script.ts';
import type { CutPage } from '../../runtime/pages/page-html.ts';
import type { Prepared } from '../../runtime/compiler/prepare-server.ts';

export type MainToParser =
  | { type: 'prepare-server'; files: ReadonlyMap<string, string>; entry: string }
  /** `files` hold scripts of pages, `paths` are all of the project. */
  | { type: 'check-pages'; files: ReadonlyMap<string, string>; paths: ReadonlySet<string> }
  /** Of scripts that are compiled. */
  | { type: 'prepare-page-script'; files: ReadonlyMap<string, string>; path: string }
  /** What esbuild made of a page's script. */
  | { type: 'keep-lines'; code: string; map: string }
  /** Of scripts that are served as they are. */
  | { type: 'guard-script'; path: string; text: string }
  /** `paths` are all of the project. */
  | { type: 'guard-page'; path: string; text: string; paths: ReadonlySet<string> };

/** Each request is answered once, in order. `thread`: the worker's, for a CpuClock. */
export type ParserToMain =
  | { type: 'up'; thread: string }
  | { type: 'prepared'; prepared: Prepared }
  | { type: 'checked'; diagnostics: CompileDiagnostic[] }
  | { type: 'page-script-prepared'; prepared: PreparedPageScript }
  | { type: 'lines-kept'; code: string }
  | { type: 'script-guarded'; text: string }
  | { type: 'page-guarded'; page: CutPage };
