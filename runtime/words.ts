/** What a person reads about one mistake. Words in `backticks` are code, words in {braces} are filled in. */
export interface Words {
  /** What happened. */
  title: string;
  /** One thing to do. */
  todo: string;
}

export type WordValues = Readonly<Record<string, string | number>>;

/** Of several words for one mistake, the first whose {values} are all known: the fuller ones come first. */
export function chooseWords(choices: readonly Words[], values: WordValues): Words | undefined {
  return choices.find((words) => names(words).every((name) => values[name] !== undefined)) ?? choices.at(-1);
}

/** Puts values into the {braces} of a text. Braces without a value stay as they are. */
export function fillWords(text: string, values: WordValues): string {
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Both sentences as one plain text. A single word that is code gets quote marks, longer code has some of its own. */
export function plainWords({ title, todo }: Words, values: WordValues): string {
  const plain = (part: string, at: number): string => {
    const text = fillWords(part, values);
    return at % 2 === 1 && /^[\w$-]+$/.test(text) ? `"${text}"` : text;
  };
  return `${title} ${todo}`.split('`').map(plain).join('').trim();
}

function names({ title, todo }: Words): string[] {
  return [...`${title} ${todo}`.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => name ?? '');
}
