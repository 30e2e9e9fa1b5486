import type { Words } from '../../runtime/words.ts';
import type { DiagnosticCode } from '../../server/protocol/diagnostic.ts';
import type { Catalogue } from './catalogue.ts';

/** All that a language other than English has. */
export interface Translation {
  texts: Catalogue;
  diagnostics: Readonly<Record<DiagnosticCode, readonly Words[]>>;
  unknownDiagnostic: Words;
  /** From what the editor says in English of wszero's names. */
  hints: ReadonlyMap<string, string>;
  /** Words that come from outside in English, such as the kind of a value. What is not known stays as it is. */
  fromEnglish: (words: string) => string;
}
