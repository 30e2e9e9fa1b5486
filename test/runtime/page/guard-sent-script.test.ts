import { describe, expect, test } from 'vitest';
import { guardSentScript } from '../../../runtime/page/guard-sent-script.ts';
import { scriptTokens } from '../../../runtime/page/script-tokens.ts';
import { LOOP_SCRIPTS, runScript } from '../loop-scripts.ts';

/** The guarded script, each call as `¦line`. */
function marked(script: string): string {
  return guardSentScript(script).replace(/globalThis\.__wszero_loop\?\.\((\d+),1\)/g, '¦$1');
}

test.each([
  ['while (a) b()', 'while (¦1,a) b()'],
  ['\ndo { a() } while (b)', '\ndo { a() } while (¦2,b)'],
  ['for (;;) a()', 'for (;¦1,true;) a()'],
  ['for (let i = (() => { ; return 0 })(); i < n; i++) {}', 'for (let i = (() => { ; return 0 })();¦1, i < n; i++) {}'],
  ['for (const a of b) {\nfor (c in d) {} }', 'for (const a of b) {¦1;\nfor (c in d) {¦2;} }'],
  ['for (const a of b) a.c(d, e);', 'for (const a of b) ¦1,a.c(d, e);'],
  ['(async () => { for await (const a of b) {} })()', '(async () => { for await (const a of b) {¦1;} })()'],
  ['if (a) /"/.test(b); while ("\'") {}', 'if (a) /"/.test(b); while (¦1,"\'") {}'],
  ['a = `${`}${{ b: `while (c)` }.b}`}`; while (d) {}', 'a = `${`}${{ b: `while (c)` }.b}`}`; while (¦1,d) {}'],
])('%j becomes %j', (script, guarded) => {
  expect(marked(script)).toBe(guarded);
});

test.each([
  ['nothing to guard', 'alert("for you")'],
  ['a mistake', 'while (a) {'],
  ['a text that does not end', "while (a) 'b"],
  ['a template that does not end', 'while (a) `b${c}'],
  ['a bracket of another kind', 'while (a] b()'],
  ['a method of such a name', 'a = { while(b) {}, for(c) {} }'],
  ['a body that is neither in braces nor an expression', 'if (a) for (b of c) if (d) e(); else f(); else g();'],
  ['a label as a body', 'for (a of b) c: d()'],
])('a script with %s is run as it came', (_what, script) => {
  expect(guardSentScript(script)).toBe(script);
});

test('a slash is told from a division', () => {
  const texts = (script: string): string[] => scriptTokens(script)?.map(({ text }) => text) ?? [];
  expect(texts('a / b / c')).toEqual(['a', '/', 'b', '/', 'c']);
  expect(texts('return /b/g')).toEqual(['return', '/b/g']);
  expect(texts('a.return /b/g')).toEqual(['a', '.', 'return', '/', 'b', '/', 'g']);
  expect(texts('(a) / b / c')).toEqual(['(', 'a', ')', '/', 'b', '/', 'c']);
  expect(texts('while (a) /[/]\\/(/')).toEqual(['while', '(', 'a', ')', '/[/]\\/(/']);
  expect(texts('a++ / 1./ 2')).toEqual(['a', '++', '/', '1.', '/', '2']);
});

describe('what a script works out stays the same', () => {
  test.each(Object.entries(LOOP_SCRIPTS))('when it %s', (_what, script) => {
    const guarded = guardSentScript(script);
    const plain = runScript(script);
    expect(runScript(guarded).result).toBe(plain.result);
    expect(runScript(guarded, false).result).toBe(plain.result);
    expect(guarded.split('\n').length).toBe(script.split('\n').length);
  });

  test('and most of them are guarded', () => {
    const names = Object.entries(LOOP_SCRIPTS).filter(([, script]) => runScript(guardSentScript(script)).lines.length === 0);
    // a module, as which it is parsed, knows no such comments
    expect(names.map(([name]) => name)).toEqual(['is of an old page']);
  });
});
