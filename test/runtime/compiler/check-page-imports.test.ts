import { describe, expect, test } from 'vitest';
import { checkPageFiles } from '../../../runtime/compiler/check-page-files.ts';
import { COMPILE_WORDS } from '../../../runtime/compiler/compile-words.ts';
import { chooseWords, plainWords } from '../../../runtime/words.ts';

const PAGE = { 'index.html': '<script type="module" src="script.js"></script>' };

/** What is wrong with a page whose `script.js` is this, beside `more` files. */
function check(script: string, more: Record<string, string> = {}, assets: string[] = []): string[] {
  return told({ ...PAGE, 'script.js': script, ...more }, assets);
}

function told(files: Record<string, string>, assets: string[] = []): string[] {
  const pages = new Map(Object.entries(files).filter(([path]) => !/^server|\.(css|json)$/.test(path)));
  return checkPageFiles(pages, new Set([...Object.keys(files), ...assets])).map(({ code, params, file, line, column, isNote }) => {
    const words = chooseWords(COMPILE_WORDS[code], params);
    return `${isNote ? 'note ' : ''}${file}:${line}:${column} ${words ? plainWords(words, params).replaceAll('"', '') : ''}`;
  });
}

describe('an import of a page', () => {
  test.each([
    ["import './scrpt2.js';", { 'script2.js': '' }, 'There is no "./scrpt2.js". There is "./script2.js". Did you mean that?'],
    ["import './Words.js';", { 'words.js': '' }, 'There is no "./Words.js". There is "./words.js". Did you mean that?'],
    ["import './wrds';", { 'words.ts': '' }, 'There is no "./wrds". There is "./words". Did you mean that?'],
    ["import 'words.js';", { 'words.js': '' }, 'There is no "words.js". There is "./words.js". Did you mean that?'],
    ["import '/words.js';", { 'words.js': '' }, 'There is no "/words.js". There is "./words.js". Did you mean that?'],
    ["import './nothing.js';", {}, 'There is no "./nothing.js". Add a file of that name, or change the name here.'],
    ["import '../../away.js';", {}, 'There is no "../../away.js". Add a file of that name, or change the name here.'],
    ["await import('./nothing.js');", {}, 'There is no "./nothing.js". Add a file of that name, or change the name here.'],
    ["export * from './nothing.js';", {}, 'There is no "./nothing.js". Add a file of that name, or change the name here.'],
    [
      "import _ from 'lodash';",
      {},
      'There is no "lodash" here. A page can import "react", "preact" and "vue", and your own files, like "./words.js".',
    ],
    ["import React from 'raect';", {}, 'There is no "raect" here. There is "react". Did you mean that?'],
    [
      "import React from 'https://esm.sh/react@19';",
      {},
      'There is no "https://esm.sh/react@19" here. There is "react". Did you mean that?',
    ],
    ["import x from 'https://esm.sh/react-dom@19.0.0/client';", {}, 'There is "react-dom/client". Did you mean that?'],
    ["import './server.js';", { 'server.js': '' }, '"./server.js" belongs to the server. A page can not use it.'],
    ["import './server/words';", { 'server/words.ts': '' }, '"./server/words" belongs to the server. A page can not use it.'],
    ["import { on } from 'wszero';", {}, '"wszero" belongs to the server. A page can not use it.'],
    [
      "import './style.css';",
      { 'style.css': '' },
      '"style.css" is a style sheet. Put "<link rel="stylesheet" href="style.css">" in your HTML',
    ],
    ["import data from './data.json';", { 'data.json': '{}' }, '"data.json" is data, not a script.'],
    ["/** @jsxImportSource solid-js */ import 'react';", {}, 'There is no "solid-js" here.'],
  ] as const)('%s is told', (script, more, words) => {
    const [first = '', ...others] = check(`\n ${script}`, more);
    expect(others).toEqual([]);
    expect(first).toMatch(/^script\.js:2:\d+ /);
    expect(first).toContain(words.replaceAll('"', ''));
  });

  test('of a picture is told, with the place of its name', () => {
    expect(check("\nimport logo from './a/logo.png';", {}, ['a/logo.png'])[0]).toMatch(/^script\.js:2:18 .*a\/logo\.png.* is a picture\./);
  });

  test.each([
    ["import { useState } from 'react'; import { createRoot } from 'react-dom/client';", {}],
    ["import { render } from 'preact'; import 'preact/hooks'; import { ref } from 'vue';", {}],
    ["import './words'; import './words.js'; import './parts';", { 'words.ts': '', 'parts/index.jsx': '' }],
    ["import './a/b.js';", { 'a/b.js': "import '../c.js'; import './d.js';", 'c.js': '', 'a/d.js': '' }],
    ["import data from './data.json' with { type: 'json' };", { 'data.json': '{}' }],
    ["import 'data:text/javascript,1'; import(where); if (typeof require === 'function') require('lodash');", {}],
    ["import { type Word, say } from './words.ts';", { 'words.ts': 'export type Word = string; export const say = 1;' }],
  ])('%s is fine', (script, more) => {
    expect(check(script.includes('type Word') ? '' : script, { ...more, ...(script.includes('type Word') && { 'a.ts': script }) })).toEqual(
      [],
    );
  });

  test('is told in every kind of script that a page loads', () => {
    const files = {
      'index.html': "<script type=module>\nimport './no1.js';</script><script type=module src=App></script>",
      'App.jsx': "import './Part.tsx'; import './no2.js'; export const view = <p />;",
      'Part.tsx': "import type { A } from './types.ts';\nimport('./no3.js');",
    };
    expect(told(files).map((each) => each.split(' ')[0])).toEqual(['index.html:2:8', 'App.jsx:1:29', 'Part.tsx:2:8']);
  });

  test('of a file that no page loads holds up no page: it may be of the server', () => {
    expect(check('', { 'shared.js': "import { on } from 'wszero'; import './nothing.js';" })).toEqual([]);
  });
});

describe('a name', () => {
  const WORDS = { 'words.js': 'export const say = 1, { hear, deep: [all] } = {}; export function shout() {} export { say as talk };' };

  test('that the other file does not give is told with the nearest', () => {
    expect(check("import {\n  sya,\n  shout } from './words.js';", WORDS)).toEqual([
      'script.js:2:3 ./words.js has no sya to give. It has say. Did you mean that?',
    ]);
  });

  test('is told where there is none like it, and so is a whole that is not there', () => {
    expect(check("import { banana } from './words.js'; import words from './words';", WORDS)).toEqual([
      'script.js:1:10 ./words.js has no banana to give. Make it there, with export in front: export const banana = …',
      expect.stringMatching(/^script\.js:1:45 \.\/words has nothing to give as a whole/),
    ]);
  });

  test.each([
    "import { say, hear, all, shout, talk as t } from './words.js';",
    "import * as words from './words.js'; words.nothing;",
    "import { say } from './passes.js'; import { ref } from './library.js'; import { own } from './circle.js';",
  ])('that is there is fine: %s', (script) => {
    const more = {
      ...WORDS,
      'passes.js': "export * from './words.js';",
      'library.js': "export * from 'vue';",
      'circle.js': "export * from './circle2.js'; export const own = 1;",
      'circle2.js': "export * from './circle.js';",
    };
    expect(check(script, more)).toEqual([]);
  });

  test('that is passed on from elsewhere is looked up there', () => {
    expect(check("import { nope } from './passes.js';", { ...WORDS, 'passes.js': "export * from './words.js';" })).toHaveLength(1);
    expect(check("import './passes.js';", { ...WORDS, 'passes.js': "export { sya } from './words.js';" })).toEqual([
      'passes.js:1:10 ./words.js has no sya to give. It has say. Did you mean that?',
    ]);
  });

  test('of a file with a mistake of its own is not told as well', () => {
    expect(check("import { a } from './broken.js';", { 'broken.js': 'export const a = (' })).toHaveLength(1);
  });
});
