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
  const word = UNKNOWN_WORD.exec(message)?.[1];
  const part = NOTHING_IN_IT.exec(message)?.slice(1).find(Boolean);
  const what = NOT_CALLABLE.exec(message)?.[1];
  return {
    ...(word === undefined ? {} : { word }),
    ...(part === undefined ? {} : { part }),
    ...(what === undefined ? {} : { what }),
    ...(line === undefined ? {} : { line }),
    ...(original === undefined ? {} : { original: firstLine(original), message: firstLine(original) }),
    ...params,
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
