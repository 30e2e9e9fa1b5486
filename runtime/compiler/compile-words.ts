import type { Words } from '../words.ts';
import type { CompileCode } from './compile-diagnostic.ts';

const LIBRARIES = '`react`, `preact` and `vue`';

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
  'curly-quotes': [{ title: 'These quote marks are curly.', todo: 'Code needs straight ones, like `"` or `\'`.' }],
  'text-not-closed': [{ title: 'This text starts with a quote mark, but it never ends.', todo: 'Put the same quote mark at its end.' }],
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

  'import-package': [
    { title: 'There is no `{path}` here.', todo: 'There is `{nearest}`. Did you mean that?' },
    { title: 'There is no `{path}` here.', todo: `A page can import ${LIBRARIES}, and your own files, like \`./words.js\`.` },
    { title: 'This is not here.', todo: `A page can import ${LIBRARIES}, and your own files, like \`./words.js\`.` },
  ],
  'import-server': [
    { title: '`{path}` belongs to the server.', todo: 'A page can not use it. It can talk to the server with `send_message`.' },
    { title: 'This belongs to the server.', todo: 'A page can not use it. It can talk to the server with `send_message`.' },
  ],
  'import-no-script': [
    { title: '`{style}` is a style sheet.', todo: 'Put `<link rel="stylesheet" href="{style}">` in your HTML, not `import` in a script.' },
    { title: '`{picture}` is a picture.', todo: 'Show it with `<img src="{picture}">`. It needs no `import`.' },
    { title: '`{data}` is data, not a script.', todo: 'Read it in your script: `const data = await (await fetch("{data}")).json();`' },
    { title: '`{path}` is not a script.', todo: 'Only files with JavaScript or TypeScript can be imported.' },
    { title: 'This file is not a script.', todo: 'Only files with JavaScript or TypeScript can be imported.' },
  ],
  'import-no-name': [
    { title: '`{path}` has no `{name}` to give.', todo: 'It has `{nearest}`. Did you mean that?' },
    { title: '`{path}` has no `{name}` to give.', todo: 'Make it there, with `export` in front: `export const {name} = …`' },
    {
      title: '`{path}` has nothing to give as a whole.',
      todo: 'Put `export default` in front of something there, or use { } around the name here.',
    },
    { title: 'That name is not there to import.', todo: 'Put `export` in front of it in the other file.' },
  ],
  'script-no-module': [
    { title: '`{src}` uses import or export.', todo: 'Then its line needs `type="module"`: `<script type="module" src="{src}">`' },
    { title: 'This script uses import or export.', todo: 'Then it needs `type="module"`: `<script type="module">`' },
  ],
  'jsx-in-js': [
    {
      title: 'This is JSX: HTML inside JavaScript.',
      todo: 'JSX works in a file that ends in `.jsx`. Change the name of this file to `{name}`.',
    },
    {
      title: 'This is JSX: HTML inside JavaScript.',
      todo: 'Put it into a file of its own, `App.jsx`, and load that: `<script type="module" src="App.jsx"></script>`',
    },
  ],
  'file-missing': [
    { title: 'There is no `{path}`.', todo: 'There is `{nearest}`. Did you mean that?' },
    { title: 'There is no `{path}`.', todo: 'Look at the name, or add a file of that name.' },
    { title: 'A file is missing.', todo: 'Look at the names of your files.' },
  ],
  'file-outside': [
    { title: '`{path}` is not in this project.', todo: 'A page can only use files of this project.' },
    { title: 'This file is not in this project.', todo: 'A page can only use files of this project.' },
  ],
};
