import type { TroubleCode } from '../trouble-code.ts';
import { WORLD_OF_PAGES } from '../known-names.ts';
import { TROUBLE_WORDS } from '../trouble-words.ts';
import { chooseWords, plainWords } from '../words.ts';

export interface Trouble {
  code: TroubleCode;
  /** Values for the words. */
  params: Record<string, string>;
  /** Id of the client whose message it was. */
  client?: string;
  /** Positions in the running code. */
  stack?: string;
}

/** Thrown at a pupil's call that can't be done: a TypeError that also has a code for the console. */
export class WszeroError extends TypeError {
  override name = 'TypeError';
  readonly code: TroubleCode;
  readonly params: Record<string, string>;
  constructor(code: TroubleCode, params: Record<string, string> = {}) {
    super(code === 'bad-argument' && params.message ? params.message : troubleText(code, params));
    this.code = code;
    this.params = params;
  }
}

/** For what the sandbox's engine throws into a handler that takes too much. */
const ENGINE_WORDS = new Map<string, string>([['InternalError: out of memory', 'The server ran out of room.']]);

/**
 * What the sender of a message is told, in English, as one text. A handler that failed is told in the computer's own words:
 * `TypeError: …`.
 */
export function troubleText(code: TroubleCode, params: Record<string, string>): string {
  const { name = 'Error', message = '' } = params;
  const original = `${name}: ${message}`;
  if (code === 'handler-failed' && original === 'InternalError: interrupted') return troubleText('cut', params);
  if (code === 'handler-failed' || code === 'threw') return ENGINE_WORDS.get(original) ?? original;
  const words = chooseWords(TROUBLE_WORDS[code], params);
  return words ? plainWords(words, params) : code;
}

/** `name is not defined` says an engine of each of them, some with quote marks. */
const NOT_DEFINED = /^'?([\w$]+)'? is not defined$/;

/** What an error that was thrown into or by a pupil's code is about, where that is known better than its own words. */
export function causeOf(error: unknown): { code: TroubleCode; params: Record<string, string> } | undefined {
  if (error instanceof WszeroError) return { code: error.code, params: error.params };
  if (!(error instanceof ReferenceError)) return undefined;
  const word = NOT_DEFINED.exec(error.message)?.[1] ?? '';
  return WORLD_OF_PAGES.includes(word) ? { code: 'no-page', params: { word } } : undefined;
}
