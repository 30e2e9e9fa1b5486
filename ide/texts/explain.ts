import { mistakeValues } from '../../runtime/mistake-values.ts';
import { chooseWords, type Words, type WordValues } from '../../runtime/words.ts';
import { enDiagnostics, enUnknownDiagnostic } from './en-diagnostics.ts';
import { speech } from './language.ts';
import { cut, type Segment } from './text.ts';

/** A diagnostic, or as much of one as is known. A newer host may send a code that this IDE does not know. */
export interface Mistake {
  code: string;
  params: Record<string, string>;
  line?: number;
  original?: string;
}

export interface Explanation {
  title: Segment[];
  todo: Segment[];
}

/** What a child reads about a diagnostic. The line and the computer's own words count as values too. */
export function explain(mistake: Mistake): Explanation {
  const { translation } = speech.state;
  const known = mistakeValues(mistake);
  const values = translation ? translated(known, translation.fromEnglish) : known;
  const words =
    chooseWords(choicesFor(mistake.code, translation?.diagnostics ?? enDiagnostics), values) ??
    translation?.unknownDiagnostic ??
    enUnknownDiagnostic;
  return { title: cut(words.title, values), todo: cut(words.todo, values) };
}

/** The same in one line, for a screen reader or a title. */
export function plain(segments: Segment[]): string {
  return segments.map((segment) => segment.text).join('');
}

function choicesFor(code: string, diagnostics: Readonly<Record<string, readonly Words[]>>): readonly Words[] {
  return new Map(Object.entries(diagnostics)).get(code) ?? [];
}

/** Whoever found the mistake says in English what it found. */
function translated(values: WordValues, fromEnglish: (words: string) => string): WordValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, IN_ENGLISH.has(name) && typeof value === 'string' ? fromEnglish(value) : value]),
  );
}

/** Values that are words of `runtime/`. All others are names, numbers and code. */
const IN_ENGLISH: ReadonlySet<string> = new Set(['what', 'message', 'original']);
