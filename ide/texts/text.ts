import { fillWords } from '../../runtime/words.ts';
import type { Catalogue, English, TextKey } from './catalogue.ts';
import { shell } from './en/shell.ts';
import { numberWords, pluralForm, speech } from './language.ts';

/** A piece of a text: plain words, or words that are code. */
export interface Segment {
  text: string;
  code: boolean;
}

export type TextValues = Record<string, string | number>;

/** The words themselves: of a text that counts, those that name all its {braces}. */
type Words<Key extends TextKey> = English[Key] extends { other: infer Other } ? Other : English[Key];
/** Names of the {braces} in a text, so that the compiler asks for all of them. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
/** What counts is a number; all else may be one. */
type Value<Name> = Name extends 'count' ? number : string | number;
type Values<Key extends TextKey> = [Names<Words<Key>>] extends [never] ? [] : [values: { [Name in Names<Words<Key>>]: Value<Name> }];

/** Keys of texts without {braces}. */
export type PlainKey = { [Key in TextKey]: [Names<Words<Key>>] extends [never] ? Key : never }[TextKey];

/** What has come of English. The rest follows with the panels: `all-texts.ts`. */
const english: Partial<Catalogue> = { ...shell };

/** More of the English texts. */
export function addTexts(more: Partial<Catalogue>): void {
  Object.assign(english, more);
}

/** The text of this key, as plain words. */
export function t<Key extends TextKey>(key: Key, ...[values]: Values<Key>): string {
  return fillWords(wordsOf(key, values ?? {}), shown(values ?? {}));
}

/** The text of this key, cut into words and code. */
export function segments<Key extends TextKey>(key: Key, ...[values]: Values<Key>): Segment[] {
  return cut(wordsOf(key, values ?? {}), values ?? {});
}

/** Cuts at the `backticks` first, so that a value can hold backticks of its own. */
export function cut(text: string, values: TextValues): Segment[] {
  const filled = shown(values);
  return text
    .split('`')
    .map((part, at) => ({ text: fillWords(part, filled), code: at % 2 === 1 }))
    .filter((segment) => segment.text !== '');
}

function wordsOf(key: TextKey, { count }: TextValues): string {
  const text = speech.state.translation?.texts[key] ?? english[key] ?? '';
  return typeof text === 'string' ? text : pluralForm(text, Number(count));
}

/** Numbers as the language writes them, and names that stay within themselves. */
function shown(values: TextValues): TextValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? numberWords(value) : kept(value)]),
  );
}

/** Characters that turn the direction of what follows, and letters that are read from right to left. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name that is read from right to left is put between marks, or the words around it would be read in its direction. */
function kept(name: string): string {
  const plain = name.replace(TURNING, '');
  return plain === name && !LEFTWARD.test(name) ? name : `\u2068${plain}\u2069`;
}
