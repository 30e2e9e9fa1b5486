import { describe, expect, test } from 'vitest';
import { checkPageFiles } from '../../../runtime/compiler/check-page-files.ts';

function check(path: string, text: string): string[] {
  return checkPageFiles(new Map([[path, text]])).map(({ side, code, line, column }) => `${side} ${code} ${line}:${column}`);
}

describe('takes', () => {
  test.each([
    ['script.js', 'with (a) { b = 010; }'],
    ['script.js', "import a from './b.js'; export default await a;"],
    ['script.js', 'const answer = await fetch("x");'],
    ['script.mjs', 'export {};'],
    ['script.ts', 'let a: number = <number>1;'],
    ['view.jsx', 'const view = <p class="a">{1}</p>;'],
    ['view.tsx', 'const view = <T,>(a: T) => <p>{a}</p>;'],
    ['index.html', '<p onclick="broken(">'],
    ['index.html', '<script src="wszero.js">broken(</script>'],
    [
      'index.html',
      '<script type="application/json">{"a": </script><script type="importmap">{</script><script type="text/x-template"><p></script>',
    ],
    ['index.html', "<script type=module>import a from 'react'; await a;</script>"],
    ['index.html', '<!-- <script>broken(</script> --><textarea><script>broken(</script></textarea>'],
    ['index.html', '<script>let a = "<p>"; // </scr ipt>\n</script>'],
  ])('%s %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

test('takes a long script', () => {
  expect(check('big.js', `const list = [${'{ a: [1, 2, 3] },'.repeat(5000)}];`)).toEqual([]);
});

describe('refuses', () => {
  test.each([
    ['script.js', 'let a = 1;\nlet b = ;', '2:9'],
    ['script.js', 'const a = < 1;', '1:11'],
    ['script.mjs', 'with (a) {}', '1:1'],
    ['index.html', '<p>\n  <SCRIPT defer>let a = ;</SCRIPT>', '2:25'],
    ['index.html', '<p>é😀<script>\n\n  let b = ;\n</script>', '3:11'],
    ['index.html', '<script>let a = 1;', undefined],
    ['index.html', '<script>let a = (', '1:17'],
    ['index.htm', '<script type="text/javascript">let a = 1; let a = 2;</script>', '1:47'],
  ])('%s %j at %s', (path, text, place) => {
    expect(check(path, text)).toEqual(place === undefined ? [] : [`page syntax ${place}`]);
  });

  test('each script of a page that has a mistake', () => {
    expect(check('index.html', '<script>a(</script>\n<script>b</script>\n<script>c(</script>')).toEqual([
      'page syntax 1:10',
      'page syntax 3:10',
    ]);
  });

  test('what stands in the wrong place, by its own code', () => {
    expect(check('script.js', 'const a = <p>1</p>;')).toEqual(['page jsx-in-js 1:11']);
    expect(check('index.html', "<p>\n<script>import a from 'react';</script>")).toEqual(['page script-no-module 2:9']);
    expect(check('index.html', '<script>const a = <p>1</p>;</script>')).toEqual(['page jsx-in-js 1:19']);
    expect(check('index.html', '<script type="text/babel">const a = <p>1</p>;</script>')).toEqual(['page jsx-in-js 1:27']);
  });

  test.each([
    ['script.js', `a${'.b'.repeat(100_000)};`],
    ['index.html', `<script>a${'.b'.repeat(100_000)};</script>`],
  ])('in %s what parses and is too deep to be walked', (path, text) => {
    expect(checkPageFiles(new Map([[path, text]]))).toEqual([{ code: 'syntax', params: { reason: 'TooDeep' }, side: 'page', file: path }]);
  });

  test('what is nested so deeply that nobody can read it', () => {
    expect(checkPageFiles(new Map([['a.js', '('.repeat(100_000)]]))).toEqual([
      { code: 'syntax', params: { reason: 'TooDeep' }, side: 'page', file: 'a.js' },
    ]);
  });
});
