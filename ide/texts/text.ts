import { fillWords } from '../../runtime/words.ts';
import { en } from './en.ts';

/** A piece of a text: plain words, or words that are code. */
export interface Segment {
  text: string;
  code: boolean;
}

export type TextKey = keyof typeof en;
export type TextValues = Record<string, string | number>;

/** Names of the {braces} in a text, so that the compiler asks for all of them. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<Key extends TextKey> = [Names<(typeof en)[Key]>] extends [never]
  ? []
  : [values: Record<Names<(typeof en)[Key]>, string | number>];

/** Keys of texts without {braces}. */
export type PlainKey = { [Key in TextKey]: [Names<(typeof en)[Key]>] extends [never] ? Key : never }[TextKey];

/** The text of this key, as plain words. */
export function t<Key extends TextKey>(key: Key, ...[values]: Values<Key>): string {
  return fillWords(en[key], values ?? {});
}

/** The text of this key, cut into words and code. */
export function segments<Key extends TextKey>(key: Key, ...[values]: Values<Key>): Segment[] {
  return cut(en[key], values ?? {});
}

/** Cuts at the `backticks` first, so that a value can hold backticks of its own. */
export function cut(text: string, values: TextValues): Segment[] {
  return text
    .split('`')
    .map((part, at) => ({ text: fillWords(part, values), code: at % 2 === 1 }))
    .filter((segment) => segment.text !== '');
}
