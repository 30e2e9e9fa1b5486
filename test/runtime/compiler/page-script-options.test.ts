import * as esbuild from 'esbuild-wasm';
import { afterAll, expect, test } from 'vitest';
import { needsCompiling, pageScriptOptions } from '../../../runtime/compiler/page-script-options.ts';

afterAll(() => esbuild.stop());

/** What esbuild would warn of, each with the whole of its line. */
const DOUBTFUL = [
  'const a = 1; a = 2;',
  'if (b === NaN || b === -0 || b === {}) b();',
  'switch (b) { case 1: case 1: }',
  '!b in c; !b instanceof c; ({} ?? 1); typeof b === "nul";',
  'x = { y: 1, y: 2 }; class A { a() {} a() {} }',
  'function f() { return\n  b; }',
];

test.each(DOUBTFUL)('no warning is made of %s', async (line) => {
  expect((await esbuild.transform(line, { logLevel: 'silent' })).warnings).not.toEqual([]);
  expect((await esbuild.transform(line, pageScriptOptions('a.ts', 'react'))).warnings).toEqual([]);
});

test('what a browser can read is not compiled, nor what is only types', () => {
  expect(['App.jsx', 'App.tsx', 'game.ts', 'a.js', 'a.mjs', 'a.d.ts', 'a.json'].map(needsCompiling)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
