import type { en } from './en.ts';

/**
 * A text that counts: a form for each kind of number that the language tells apart, `other` for the rest. English has `one` and
 * `other`; Polish has `few` and `many` as well.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** English has every text: the other languages have what it has. */
export type English = typeof en;
export type TextKey = keyof English;
/** What every language has: all of these keys. A text with a {count} may be a `Plural` in one language and not in another. */
export type Catalogue = Readonly<Record<TextKey, string | Plural>>;
