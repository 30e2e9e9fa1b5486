import { nearest } from '../nearest.ts';

/** Finds what was most likely meant by `word`. `names` is asked only where there is a search. */
export type Guess = (word: string, names: () => Iterable<string>) => string | undefined;

/** So many names are compared for all guesses of a check together: far more than the mistakes that are told have need of. */
const MOST_NAMES = 5_000;

/** Guesses as long as there are names left to compare; then it knows nothing. For files that were made to take long. */
export function guessing(left = MOST_NAMES): Guess {
  return (word, names) => {
    if (left <= 0) return undefined;
    const compared = [...names()];
    left -= Math.max(1, compared.length);
    return left < 0 ? undefined : nearest(word, compared);
  };
}
