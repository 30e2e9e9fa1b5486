/** The languages of every text that a person reads. Whoever wants none of them gets the first one. */
export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The first of the wanted ones that there is. `es-MX` is Spanish too. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [name] = tag.toLowerCase().split('-');
    const found = LANGUAGES.find((language) => language === name);
    if (found) return found;
  }
  return LANGUAGES[0];
}
