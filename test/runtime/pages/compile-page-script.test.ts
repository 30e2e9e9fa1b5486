import * as esbuild from 'esbuild-wasm';
import { afterAll, expect, test } from 'vitest';
import { compilePageScript } from '../../../runtime/pages/compile-page-script.ts';

afterAll(() => esbuild.stop());

const compile = (files: Record<string, string>, path: string): ReturnType<typeof compilePageScript> =>
  compilePageScript(new Map(Object.entries(files)), path, (text, options) => esbuild.transform(text, options));

test('compiles a script with its lines, and the JSX of whoever imports it', async () => {
  const files = {
    'Line.tsx': 'type Props = { text: string };\n\nexport const Line = ({ text }: Props) => <p>{text}</p>;',
    'a.js': "import 'vue'; import './Line';",
  };
  const compiled = await compile(files, 'Line.tsx');
  expect(compiled.ok).toBe(true);
  expect(compiled.code).toMatch(/^\n\n *import \{ jsx \} from "vue\/jsx-runtime"; export const Line = /);
});

test('gives a script that says what is wrong, and never asks esbuild', async () => {
  const refused = await compilePageScript(new Map([['a.ts', 'let a = ;']]), 'a.ts', () => Promise.reject(new Error('was asked')));
  expect(refused).toMatchObject({ ok: false, diagnostic: { code: 'syntax', line: 1, column: 9 } });
  expect(refused.code).toContain('throw new SyntaxError("a.ts, line 1: ');
});
