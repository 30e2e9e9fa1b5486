import type { Diagnostic, DiagnosticCode } from '../../server/protocol/diagnostic.ts';

/** A text of a file to put in place of another. Offsets in UTF-16 units. */
export interface Edit {
  start: number;
  removed: string;
  inserted: string;
}

/** A change of the text that mends a mistake, all of it in the mistake's own file. */
export interface Fix {
  /** What the button says: change one word, or mend several. */
  kind: 'change' | 'mend';
  edits: readonly Edit[];
}

/** What is wrong with the newest code, from the host or from the editor, with what may mend it. */
export interface Mistake extends Diagnostic {
  /** How long the wrong word is. */
  length?: number;
  fix?: Fix;
}

/** What is wrong, by all who know. */
export function mistakesOf({ mistakes, diagnostics }: { mistakes: Mistake[] | undefined; diagnostics: Diagnostic[] }): Mistake[] {
  return mistakes ?? diagnostics;
}

const CALM: ReadonlySet<DiagnosticCode> = new Set(['unheard-op', 'unsent-op', 'form-reloads', 'text-plus-number', 'html-from-message']);
/** A page that names one of these and does not get it is a page all the same. A script that is not there is another thing. */
const MISSED: ReadonlySet<DiagnosticCode> = new Set(['file-missing', 'file-outside']);

/** Nothing is broken: it is told in a calm voice. */
export function isCalm({ code, params, isNote }: Mistake): boolean {
  return CALM.has(code) || (isNote === true && MISSED.has(code) && !isScript(params.path ?? ''));
}

function isScript(url: string): boolean {
  return /\.(m?js|jsx|tsx?)$/i.test(url.replace(/[?#].*$/s, ''));
}
