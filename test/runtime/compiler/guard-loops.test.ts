import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guardLoops, loopGuardsIn, mayLoop } from '../../../runtime/compiler/guard-loops.ts';
import { guardScript } from '../../../runtime/compiler/guard-script.ts';
import { columnBefore, insertTexts } from '../../../runtime/compiler/insertions.ts';
import { ROOT } from '../../../server/setup/project-root.mjs';
import type { Source } from '../../../runtime/compiler/parse-source.ts';
import { LOOP_SCRIPTS, runScript } from '../loop-scripts.ts';

const source = (text: string, more: Partial<Source> = {}): Source => ({ side: 'page', path: 'a.js', text, sourceType: 'script', ...more });

/** The guarded text, each call as `¦line`. */
function marked(text: string, more?: Partial<Source>): string {
  return guardLoops(source(text, more)).replace(/globalThis\.__wszero_loop\?\.\((\d+)\)/g, '¦$1');
}

test.each([
  ['while (a) b();', 'while (¦1,a) b();'],
  ['while ((a, b)) {}', 'while (¦1,(a, b)) {}'],
  ['\nwhile (\n a)\n  b();', '\nwhile (\n ¦2,a)\n  b();'],
  ['do { a() } while (b)', 'do { a() } while (¦1,b)'],
  ['for (;;) a();', 'for (;¦1,true;) a();'],
  ['for (const a = b; /* ; */; ) {}', 'for (const a = b;¦1,true /* ; */; ) {}'],
  ['for (/*;*/ //;\n;;a++) {}', 'for (/*;*/ //;\n;¦1,true;a++) {}'],
  ['for (i = 0; i < n; i++) {}', 'for (i = 0; ¦1,i < n; i++) {}'],
  ['for (a of b) { c() }', 'for (a of b) {¦1; c() }'],
  ['for (a of b) c()\nd()', 'for (a of b) {¦1;c()}\nd()'],
  ['for (a in b) for (c of d)\n e; f', 'for (a in b) {¦1;for (c of d)\n {¦1;e;}} f'],
  ['a: for (;;) continue a', 'a: for (;¦1,true;) continue a'],
  ['async () => { for await (const a of b) c }', 'async () => { for await (const a of b) {¦1;c} }'],
])('%j becomes %j', (text, guarded) => {
  expect(marked(text)).toBe(guarded);
});

describe('nobody has to watch', () => {
  test.each([
    'for (let i = 0; i < 100; i++) a(i);',
    'for (let x = -1; x <= 1; x++) for (let y = -1; y <= 1; y++) a[x] = y;',
    'for (let i = 9; i >= 0; i -= 2) { b = () => i }',
    'for (let i = 0; i < 5; i++) { a[i] = [i]; ({ a: b } = i); }',
  ])('a loop that ends soon: %s', (text) => {
    expect(marked(text)).toBe(text);
  });

  test.each([
    'for (let i = 0; i < 101; i++) a();',
    'for (let i = 0; i < 10; i++) for (let j = 0; j < 10; j++) a();',
    'for (let i = 0; i < 9; i++) while (a) b();',
    'for (let i = 0; i < 9; i++) { for (const a of b) c(); }',
    'for (var i = 0; i < 9; i++) a();',
    'for (let i = 0; i < 9; i--) a();',
    'for (let i = 9; i > 0; i += 1) a();',
    'for (let i = 0; i < 9; i += 0) a();',
    'for (let i = 0; i < n; i++) a();',
    'for (let i = n; i < 9; i++) a();',
    'for (let i = 0; i < 9; ) a();',
    'for (let i = 0; j < 9; i++) a();',
    'for (let i = 0; i != 9; i += 2) a();',
    'for (let i = 0; i < 9; i++) i = 0;',
    'for (let i = 0; i < 9; i++) (i)--;',
    'for (let i = 0; i < 9; i++) [i] = a;',
    'for (let i = 0; i < 9; i++) ({ b: i = 2 } = a);',
    'for (let i = 0; i < 9; i++) for (i of a) b();',
    'for (let i = 0; i < 9; i++) setTimeout(() => { i -= 1 });',
    'for (let i = 0; i < 9; i++) eval(a);',
    'for (let i = 1e17; i < 100000000000000005; i++) a();',
  ])('but one that may not: %s', (text) => {
    expect(marked(text)).toContain('¦1');
  });
});

test.each([
  ['what does not parse', 'while (true) { a('],
  ['what has no loop', "const a = 'for';"],
  ['a chain too long to be walked', `while (a${'.b'.repeat(20_000)}) c();`],
])('%s stays as it is', (_what, text) => {
  expect(marked(text)).toBe(text);
});

test('a word that only looks like one of a loop needs no parser', () => {
  expect([mayLoop('before(); meanwhile; forEach(therefore)'), mayLoop('a;for(;;);')]).toEqual([false, true]);
});

test('lines are those of the file, and columns lead back to what was written', () => {
  const text = 'for (const a of b) c(); while (d) e();';
  const inner = source(text, { start: { line: 7, column: 4 } });
  expect(marked(text, { start: { line: 7, column: 4 } })).toBe('for (const a of b) {¦7;c();} while (¦7,d) e();');
  const guards = loopGuardsIn(inner);
  const guarded = `    ${insertTexts(text, guards)}`;
  for (const part of ['c()', 'd)', 'e()']) expect(columnBefore(guards, 7, guarded.indexOf(part))).toBe(4 + text.indexOf(part));
  const empty = 'for (a;\n  ; b) c();';
  expect(loopGuardsIn(source(empty))).toMatchObject([{ offset: 7, line: 1, column: 7 }]);
  expect(loopGuardsIn(source('for (a\n  ;; b) c();'))).toMatchObject([{ offset: 10, line: 2, column: 3 }]);
});

test('TypeScript and JSX are guarded in what was written', () => {
  const text = 'const a = <T,>(b: T) => { while (<p>{b}</p> as any) c<T>(b!); };';
  expect(marked(text, { path: 'a.tsx', sourceType: 'module' })).toContain('while (¦1,<p>{b}</p> as any)');
});

describe('what a script works out stays the same', () => {
  test.each(Object.entries(LOOP_SCRIPTS))('when it %s', (_what, script) => {
    const guarded = guardScript('a.js', script);
    expect(guarded).not.toBe(script);
    const plain = runScript(script);
    const { result, lines } = runScript(guarded);
    expect(result).toBe(plain.result);
    expect([plain.lines.length, lines.length > 0]).toEqual([0, true]);
    // where there is no guard, too
    expect(runScript(guarded, false).result).toBe(plain.result);
    expect(guarded.split(/\r?\n/).length).toBe(script.split(/\r?\n/).length);
  });

  test('of a minified library, which packs the same', () => {
    const library = readFileSync(join(ROOT, 'node_modules/fflate/umd/index.js'), 'utf8');
    const work = `var result = [...fflate.deflateSync(fflate.strToU8(${JSON.stringify(JSON.stringify(LOOP_SCRIPTS))}))];`;
    const guarded = guardScript('fflate.js', library);
    const { result, lines } = runScript(`var self = globalThis; ${guarded}; ${work}`);
    expect(result).toBe(runScript(`var self = globalThis; ${library}; ${work}`).result);
    expect(lines.length).toBeGreaterThan(1_000);
  });
});
