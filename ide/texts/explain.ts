import { mistakeValues } from '../../runtime/mistake-values.ts';
import { chooseWords, type Words } from '../../runtime/words.ts';
import { enDiagnostics, enUnknownDiagnostic } from './en-diagnostics.ts';
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
  const values = mistakeValues(mistake);
  const words = chooseWords(table(mistake.code), values) ?? enUnknownDiagnostic;
  return { title: cut(words.title, values), todo: cut(words.todo, values) };
}

/** The same in one line, for a screen reader or a title. */
export function plain(segments: Segment[]): string {
  return segments.map((segment) => segment.text).join('');
}

function table(code: string): readonly Words[] {
  return new Map<string, readonly Words[]>(Object.entries(enDiagnostics)).get(code) ?? [];
}
