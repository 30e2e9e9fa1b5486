import { expect, test } from 'vitest';
import { checkPageFiles } from '../../../runtime/compiler/check-page-files.ts';

const FILES = { 'script.js': '', 'words.ts': 'export {};', 'App.jsx': 'export default <p />;', 'server.js': '' };

function check(html: string, path = 'index.html'): string[] {
  const files = { ...FILES, [path]: html };
  const paths = new Set([...Object.keys(files), 'style.css', 'a/cat.png', 'horn.mp3']);
  const pages = new Map(Object.entries(files).filter(([each]) => each !== 'server.js'));
  return checkPageFiles(pages, paths).map(({ code, params, file, line, column, isNote }) => {
    const near = params.nearest === undefined ? '' : `, near ${params.nearest}`;
    return `${isNote ? 'note' : 'mistake'} ${code} ${file}:${line}:${column} ${params.path ?? params.src ?? params.name}${near}`;
  });
}

test.each([
  ['<script src="scrpt.js"></script>', 'note file-missing index.html:2:3 scrpt.js, near script.js'],
  ['<link rel="stylesheet" href="styles.css">', 'note file-missing index.html:2:3 styles.css, near style.css'],
  ['<img src="a/Cat.png">', 'note file-missing index.html:2:3 a/Cat.png, near a/cat.png'],
  ['<img src="/a/cat.png">', 'note file-missing index.html:2:3 /a/cat.png, near a/cat.png'],
  ['<audio src="./honk.mp3"></audio>', 'note file-missing index.html:2:3 ./honk.mp3, near horn.mp3'],
  ['<script src="server.js"></script>', 'note import-server index.html:2:3 server.js'],
  ['<script src="https://unpkg.com/react"></script>', 'note file-outside index.html:2:3 https://unpkg.com/react'],
  ['<img src="//cats.test/1.png">', 'note file-outside index.html:2:3 //cats.test/1.png'],
  ['<script type="text/babel" src="script.js"></script>', 'mistake jsx-in-js index.html:2:3 script.jsx'],
  ['<script src="words.ts"></script>', 'mistake script-no-module index.html:2:3 words.ts'],
])('%s is told with its line', (html, expected) => {
  expect(check(`<!doctype html>\n  ${html}`)).toEqual([expected]);
});

test.each([
  '<script src="script.js?v=1"></script><script src="./script"></script><script src="App.jsx"></script>',
  '<script type="text/babel" src="App"></script><script type="module" src="words"></script><script type="module" src="words.js"></script>',
  '<link rel="stylesheet" href="style.css"><link rel="icon" href="a/cat.png"><img src="a/%63at.png">',
  '<img src="data:image/png;base64,AA"><img src=""><img><script src="wszero.js"></script>',
  '<link rel="canonical" href="https://school.test/"><a href="https://school.test/">x</a><img src="../../other.png">',
  '<script type="text/template" src="nothing.html"></script><!-- <img src="no.png"> -->',
])('%s is fine', (html) => {
  expect(check(html)).toEqual([]);
});

test('a page in a folder names files from there', () => {
  expect(check('<img src="cat.png"><img src="../horn.png">', 'a/page.html')).toEqual(['note file-missing a/page.html:1:20 ../horn.png']);
});

test('notes come last, for they hold nothing back', () => {
  expect(check('<img src="no.png"><script>a(</script>').map((each) => each.split(' ')[0])).toEqual(['mistake', 'note']);
});

test('a page of wrong names without end is told of the first with what was meant, and of the last without', () => {
  const all = check('<script src="scrpt.js"></script>'.repeat(3_000));
  expect(all).toHaveLength(3_000);
  expect(all[0]).toContain('scrpt.js, near script.js');
  expect(all.at(-1)).toMatch(/scrpt\.js$/);
});
