/**
 * Every text of the IDE and of the product's own pages, in English, a file for each part of the screen. Words in `backticks`
 * are shown as code, words in {braces} are filled in; a text with a {count} may have a form for one and one for others. Short sentences, words of a nine-year-old, no blame. Texts of
 * mistakes: `en-diagnostics.ts`.
 */
import { bar } from './en/bar.ts';
import { bottom } from './en/bottom.ts';
import { editors } from './en/editors.ts';
import { lessons } from './en/lessons.ts';
import { messages } from './en/messages.ts';
import { panes } from './en/panes.ts';
import { start } from './en/start.ts';
import { whole } from './en/whole.ts';

export const en = { ...whole, ...bar, ...editors, ...panes, ...bottom, ...messages, ...lessons, ...start } as const;
