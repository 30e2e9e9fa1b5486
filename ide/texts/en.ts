/**
 * Every text of the IDE and of the product's own pages, in English, a file for each part of the screen. Words in `backticks`
 * are shown as code, words in {braces} are filled in; a text with a {count} may have a form for one and one for others. Short sentences, words of a nine-year-old, no blame. Texts of
 * mistakes: `en-diagnostics.ts`. In the browser they come in two parts: `en/shell.ts` at once, `en/later.ts` with the panels; teachers
 * and the notice about data have some of their own.
 */
import { data } from './en/data.ts';
import { later } from './en/later.ts';
import { shell } from './en/shell.ts';
import { teachers } from './en/teachers.ts';

export const en = { ...shell, ...later, ...teachers, ...data } as const;
