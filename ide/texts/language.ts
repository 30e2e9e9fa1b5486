import type { Language } from '../../server/protocol/language.ts';
import { Store } from '../state/store.ts';
import type { Plural } from './catalogue.ts';
import type { Translation } from './translation.ts';

/** How the playground speaks. */
export interface Speech {
  language: Language;
  /** All that another language has in place of English; undefined for English itself. */
  translation: Translation | undefined;
}

/** How it speaks now. Changed by `speak` only. */
export const speech = new Store<Speech>({ language: 'en', translation: undefined });

const rules = new Map<Language, Intl.PluralRules>();
const numbers = new Map<Language, Intl.NumberFormat>();
const lists = new Map<Language, Intl.ListFormat>();

/** The form for this many. */
export function pluralForm(forms: Plural, count: number): string {
  const { language } = speech.state;
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return forms[known.select(count)] ?? forms.other;
}

/** A number as the language writes it, with one digit behind the point at most. */
export function numberWords(value: number): string {
  const { language } = speech.state;
  // Lines and sizes: without marks between thousands, so that a number is found where it stands in the code.
  const known = numbers.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 1, useGrouping: false });
  numbers.set(language, known);
  return known.format(value);
}

/** Names as the language lists them: 'Ann, Bo and Cy'. */
export function listWords(names: readonly string[]): string {
  const { language } = speech.state;
  const known = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, known);
  return known.format(names);
}
