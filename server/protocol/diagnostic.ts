/**
 * What went wrong in a pupil's code, in one shape for the compiler, the sandbox and the pages.
 * The words that a child reads are not here: a code and its parameters cross, the IDE has the texts.
 */
import type { CompileCode, CompileDiagnostic } from '../../runtime/compiler/compile-diagnostic.ts';
import type { PageTroubleCode, TroubleCode } from '../../runtime/trouble-code.ts';

export type DiagnosticCode = CompileCode | Exclude<TroubleCode, 'cut'> | PageTroubleCode | HostCode | CheckCode;

/** What only a host tells that holds many projects and shows their pages. */
export type HostCode =
  | 'endless'
  | 'start-too-slow'
  | 'out-of-memory'
  | 'too-many-timers'
  | 'stopped'
  | 'restarted'
  | 'woke'
  // pages
  | 'page-threw'
  // pages that were taken off the screen
  | 'page-silent'
  | 'page-unstarted'
  | 'page-flood'
  | 'page-reloads'
  | 'page-round';

/** What the editor tells of code before it runs, and nothing else does. */
export type CheckCode =
  | 'unknown-word'
  | 'unknown-part'
  | 'server-only'
  | 'op-no-quotes'
  | 'one-equals'
  | 'const-assigned'
  | 'no-element'
  | 'form-reloads'
  | 'unheard-op'
  | 'unsent-op'
  | 'wrong-type'
  | 'text-plus-number'
  | 'html-from-message';

export interface Diagnostic extends Omit<CompileDiagnostic, 'code'> {
  code: DiagnosticCode;
  /** Name of the client that it happened to or came from. */
  pane?: string;
}

/** A compile or a start that can be refused. */
export type Outcome = { ok: true; diagnostics: Diagnostic[] } | { ok: false; diagnostics: Diagnostic[] };
