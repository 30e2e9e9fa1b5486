import { chooseWords, type Words } from '../../runtime/words.ts';
import { enDiagnostics, enUnknownDiagnostic } from './en-diagnostics.ts';
import { cut, type Segment, type TextValues } from './text.ts';

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

/** What the engines of servers and pages say of a name that is nowhere, and of a part of nothing. */
const UNKNOWN_WORD = /^(?:\w+: )?'?([\w$]+)'? is not defined$/;
const NOTHING_IN_IT = /annot (?:read|set) propert(?:y '([\w$]+)' of|ies of) (?:undefined|null)(?: \((?:reading|setting) '([\w$]+)'\))?/;

/** What a child reads about a diagnostic. The line and the computer's own words count as values too. */
export function explain(mistake: Mistake): Explanation {
  const values = known(mistake);
  const words = chooseWords(table(mistake.code), values) ?? enUnknownDiagnostic;
  return { title: cut(words.title, values), todo: cut(words.todo, values) };
}

/** The same in one line, for a screen reader or a title. */
export function plain(segments: Segment[]): string {
  return segments.map((segment) => segment.text).join('');
}

function known({ params, line, original }: Mistake): TextValues {
  const message = params.message ?? firstLine(original ?? '');
  const word = UNKNOWN_WORD.exec(message)?.[1];
  const part = NOTHING_IN_IT.exec(message)?.slice(1).find(Boolean);
  return {
    ...(word === undefined ? {} : { word }),
    ...(part === undefined ? {} : { part }),
    ...(line === undefined ? {} : { line }),
    ...(original === undefined ? {} : { message: firstLine(original) }),
    ...params,
  };
}

function table(code: string): readonly Words[] {
  return new Map<string, readonly Words[]>(Object.entries(enDiagnostics)).get(code) ?? [];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
