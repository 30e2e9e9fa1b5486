import type { WordValues } from './words.ts';

/** What is known of a mistake when words for it are looked for. */
export interface KnownMistake {
  params: Readonly<Record<string, string>>;
  line?: number;
  /** The computer's own words. */
  original?: string;
}

/** What engines say of a name that is nowhere, of a part of nothing, and of what can't be called. */
const UNKNOWN_WORD = /^(?:\w+: )?'?([\w$]+)'? is not defined$/;
const NOTHING_IN_IT = /annot (?:read|set) propert(?:y '([\w$]+)' of|ies of) (?:undefined|null)(?: \((?:reading|setting) '([\w$]+)'\))?/;
const NOT_CALLABLE = /^(?:\w+: )?([\w$.]{1,60}) is not a (?:function|constructor)$/;

/** The values that words may name: the parameters, the line, the computer's own words, and what those tell. */
export function mistakeValues({ params, line, original }: KnownMistake): WordValues {
  const message = params.message ?? firstLine(original ?? '');
  const word = unknownWord(message);
  const part = emptyPart(message);
  const what = NOT_CALLABLE.exec(message)?.[1];
  return {
    ...(word === undefined ? {} : { word }),
    ...capitals(params.word ?? word, params.nearest),
    ...(part === undefined ? {} : { part }),
    ...(what === undefined ? {} : { what }),
    ...(line === undefined ? {} : { line }),
    ...(original === undefined ? {} : { original: firstLine(original), message: firstLine(original) }),
    ...params,
  };
}

/** The word that engines do not know in what they say of it. */
export function unknownWord(message: string): string | undefined {
  return UNKNOWN_WORD.exec(message)?.[1];
}

/** The part that engines could not read or set, since there was nothing to have it. */
export function emptyPart(message: string): string | undefined {
  return NOTHING_IN_IT.exec(message)?.slice(1).find(Boolean);
}

/** How `near` is written, where it is the same word but for small and big letters. */
function capitals(word: string | undefined, near: string | undefined): WordValues {
  if (word === undefined || near === undefined || word === near || word.toLowerCase() !== near.toLowerCase()) return {};
  const first = near.charAt(0);
  if (word.slice(1) !== near.slice(1)) return { capital: near };
  return first === first.toLowerCase() ? { small: first, capital: near } : { big: first, capital: near };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
