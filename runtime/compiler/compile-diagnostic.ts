import type { Side } from '../side.ts';

/** What keeps code from running at all, or (`isNote`) a page from being whole. */
export type CompileCode =
  | 'syntax'
  | 'curly-quotes'
  | 'text-not-closed'
  | 'import-unknown'
  | 'import-outside'
  | 'compile-too-slow'
  | 'compile-failed'
  // pages
  | 'import-package'
  | 'import-server'
  | 'import-no-script'
  | 'import-no-name'
  | 'script-no-module'
  | 'jsx-in-js'
  | 'file-missing'
  | 'file-outside';

/** A mistake that was found before the code ran. Lines and columns are 1-based, in the pupil's own file. */
export interface CompileDiagnostic {
  code: CompileCode;
  /** Values for the text of the code: a path, a nearest name. */
  params: Record<string, string>;
  side: Side;
  /** Path in the project. */
  file?: string;
  line?: number;
  column?: number;
  /** The computer's own words. */
  original?: string;
  /** It is told, and holds nothing back: a page without one of its pictures is still a page. */
  isNote?: true;
}
