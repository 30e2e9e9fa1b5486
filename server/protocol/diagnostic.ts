/**
 * What went wrong in a pupil's code, in one shape for the compiler, the sandbox and the pages.
 * The words that a child reads are not here: a code and its parameters cross, the IDE has the texts.
 */
export type DiagnosticCode =
  // the compiler
  | 'syntax'
  | 'import-unknown'
  | 'import-outside'
  | 'compile-too-slow'
  | 'compile-failed'
  // binding of messages (the codes that a sender sees as well)
  | 'missing-parameter'
  | 'unexpected-parameter'
  | 'unknown-op'
  | 'reserved-op'
  | 'not-json'
  | 'no-op'
  | 'binary'
  | 'handler-failed'
  // registration and API
  | 'duplicate-handler'
  | 'handler-not-function'
  | 'handler-parameters'
  | 'empty-group'
  | 'reserved-group'
  | 'unsendable'
  | 'bad-argument'
  // running
  | 'threw'
  | 'endless'
  | 'start-too-slow'
  | 'out-of-memory'
  | 'flood'
  | 'too-many-timers'
  | 'handler-waits'
  | 'stopped'
  | 'restarted'
  | 'woke'
  // pages
  | 'page-threw'
  | 'file-missing';

export type Side = 'server' | 'page';

export interface Diagnostic {
  code: DiagnosticCode;
  /** Values for the text of the code: an op, a parameter, a nearest name. All strings. */
  params: Record<string, string>;
  side: Side;
  /** Path in the project. */
  file?: string;
  /** 1-based line in the pupil's own file. */
  line?: number;
  /** 1-based column in the pupil's own file. */
  column?: number;
  /** Name of the client that it happened to or came from. */
  pane?: string;
  /** The computer's own words. */
  original?: string;
}

/** A compile or a start that can be refused. */
export type Outcome = { ok: true; diagnostics: Diagnostic[] } | { ok: false; diagnostics: Diagnostic[] };
