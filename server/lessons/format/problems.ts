/** Something in a lesson's folder that its author has to change, in plain words. */
export interface LessonProblem {
  /** As it is shown: `lessons/02-tell-everyone/lesson.md`. */
  file: string;
  line?: number | undefined;
  words: string;
  /** The lesson works without it: something is missing in another language than English. */
  isSmall?: boolean;
}

/** `lessons/02-x/lesson.md:41 'times' must be a number.` */
export function problemLine({ file, line, words }: LessonProblem): string {
  return `${file}${line === undefined ? '' : `:${line}`} ${words}`;
}

/** Collects what is wrong, so that an author hears of all of it at once. */
export class Problems {
  readonly all: LessonProblem[] = [];

  /** Where what is said now was found. */
  in(file: string): (words: string, line?: number) => void {
    return (words, line) => this.all.push({ file, line, words });
  }

  /** As `in`, for what a lesson can do without. */
  smallIn(file: string): (words: string, line?: number) => void {
    return (words, line) => this.all.push({ file, line, words, isSmall: true });
  }
}

/** Tells a problem in one file. Lines start at 1. */
export type Tell = (words: string, line?: number) => void;
