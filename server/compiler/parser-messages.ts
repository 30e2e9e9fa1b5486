/** Between the main thread and the parse worker. What crosses was made by pupils as data only: it is parsed, never run. */
import type { Diagnostic } from '../protocol/diagnostic.ts';
import type { Prepared } from '../../runtime/compiler/prepare-server.ts';

export type MainToParser =
  | { type: 'prepare-server'; files: ReadonlyMap<string, string>; entry: string }
  | { type: 'check-pages'; files: ReadonlyMap<string, string> };

/** Each request is answered once, in order. `thread`: the worker's, for a CpuClock. */
export type ParserToMain =
  { type: 'up'; thread: string } | { type: 'prepared'; prepared: Prepared } | { type: 'checked'; diagnostics: Diagnostic[] };
