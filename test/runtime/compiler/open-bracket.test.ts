import { describe, expect, test } from 'vitest';
import { openBracket } from '../../../runtime/compiler/open-bracket.ts';

/** The bracket that is meant is marked by a `¦` before it. */
describe('finds the bracket that is not closed', () => {
  test.each([
    ["on('say', () => ¦{\n  broadcast('said');\n\non('wave', () => {});\n"],
    ["broadcast('said', ¦{ from, text );"],
    ["console.log¦('a'\nconsole.log('b');"],
    ["console.log¦('a'\nconsole.log('b')\n"],
    ["on('say', () => {\n  if (a) ¦{\n    b();\n});\n"],
    ['const list = ¦[1, 2;\n'],
    ['for ¦(let a = 0; a < 3; a += 1 {\n  b();\n}\n'],
    ['a(`${¦{ b: 1 )}`);'],
    ['if ¦(a {\n  b();\n}\n'],
    ['a = /[(]/; b = 4 / 2; c = \'(\' + "("; // (\n/* ( */ d¦(`(${e}(`;'],
  ])('in %j', (marked) => {
    const at = marked.indexOf('¦');
    expect(openBracket(marked.replace('¦', ''))).toMatchObject({ at, opener: marked.charAt(at + 1) });
  });
});

test.each([
  '',
  'on("say", (client, { text }) => { broadcast("said", [text]); });',
  'for (let a = 0; a < 3; a += 1) b(`${c(`${d}`)}`);',
  'a());',
  'foo(a b)',
  '  const a = [\n    1,\n  ];\nb({\n})',
])('finds none in %j', (text) => {
  expect(openBracket(text)).toBeUndefined();
});

test('is done with a long text in no time', () => {
  expect(openBracket('`${'.repeat(100_000))).toBeUndefined();
  expect(openBracket('/'.repeat(100_000))).toBeUndefined();
});
