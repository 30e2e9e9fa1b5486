import type { Words } from '../words.ts';
import type { CompileCode } from './compile-diagnostic.ts';

/** What is said, in English, about code that does not run at all: in the IDE, and in the console of a project taken home. */
export const COMPILE_WORDS: Readonly<Record<CompileCode, readonly Words[]>> = {
  syntax: [
    { title: 'This bracket is not closed.', todo: 'The `{opener}` on line {openerLine} needs a `{closer}` to match it.' },
    {
      title: 'The computer can not read line {line}.',
      todo: 'Look for a missing bracket, quote mark or comma, here or on the line above.',
    },
    { title: 'The computer can not read this code.', todo: 'Look for a missing bracket, quote mark or comma.' },
  ],
  'import-unknown': [
    { title: 'There is no `{path}`.', todo: 'There is `{nearest}`. Did you mean that?' },
    { title: 'There is no `{path}`.', todo: 'Add a file of that name, or change the name here.' },
    { title: 'This file is missing.', todo: 'Look at the name after `from`.' },
  ],
  'import-outside': [
    { title: '`{path}` is not in this project.', todo: 'Only files of this project can be used here.' },
    { title: 'This file is not in this project.', todo: 'Only files of this project can be used here.' },
  ],
  'compile-too-slow': [{ title: 'This code is too much to read at once.', todo: 'Make it shorter, or cut it into two files.' }],
  'compile-failed': [{ title: 'The computer could not get this code ready.', todo: 'Change it a little and try again.' }],
};
