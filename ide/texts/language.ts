/**
 * The language of the texts, as the pages' `lang` says it too. Another one is another catalogue (`satisfies Catalogue`) and
 * its code here: numbers and the forms of words that count follow it.
 */
export const LANGUAGE = 'en';

/**
 * A text that counts: a form for each kind of number that the language tells apart, `other` for the rest. English has `one` and
 * `other`; Polish has `few` and `many` as well.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const rules = new Intl.PluralRules(LANGUAGE);
// Lines and sizes: without marks between thousands, so that a number is found where it stands in the code.
const numbers = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1, useGrouping: false });

/** The form for this many. */
export function pluralForm(forms: Plural, count: number): string {
  return forms[rules.select(count)] ?? forms.other;
}

/** A number as this language writes it, with one digit behind the point at most. */
export function numberWords(value: number): string {
  return numbers.format(value);
}

const lists = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });

/** Names as the language lists them: 'Ann, Bo and Cy'. */
export function listWords(names: readonly string[]): string {
  return lists.format(names);
}
