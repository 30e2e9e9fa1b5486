import { describe, expect, test } from 'vitest';
import { preparePageScript } from '../../../runtime/compiler/page-script.ts';

function sourceOf(files: Record<string, string>, path = 'App.jsx'): unknown {
  const prepared = preparePageScript(new Map(Object.entries(files)), path);
  return prepared.ok ? prepared.options.jsxImportSource : prepared.diagnostic.code;
}

describe('the JSX of a script is that', () => {
  test.each([
    ['that it says itself', { 'App.jsx': "/** @jsxImportSource vue */ import 'preact';" }, 'vue'],
    [
      'of the first library that it imports',
      { 'App.jsx': "import './a.js'; import { useState } from 'preact/hooks'; import 'vue';" },
      'preact',
    ],
    ['of react-dom as well', { 'App.jsx': "import { createRoot } from 'react-dom/client';", 'b.js': "import 'vue'" }, 'react'],
    [
      'of whoever imports it',
      { 'App.jsx': '', 'main.js': "import './App.jsx'; import 'preact';", 'other.jsx': "import 'vue';", 'more.jsx': "import 'vue';" },
      'preact',
    ],
    ['of a page that imports it', { 'App.jsx': '', 'a.html': "<script type=module>import 'vue'; import './App'</script>" }, 'vue'],
    [
      'of whoever imports those that import it',
      { 'App.jsx': '', 'a.jsx': "import './App';", 'b.jsx': "import './a'; import './c';", 'c.jsx': "import './b'; import 'vue';" },
      'vue',
    ],
    [
      'that the project uses most',
      { 'App.jsx': '', 'a.js': "import 'react'", 'b.js': "import 'preact'", 'c.js': "import 'preact'" },
      'preact',
    ],
    ['of React where nothing says otherwise', { 'App.jsx': '' }, 'react'],
    ['of React where a comment names something else', { 'App.jsx': '/* @jsxImportSource solid-js */' }, 'react'],
    ['of pages, never of the server', { 'App.jsx': '', 'server/a.js': "import 'vue'" }, 'react'],
  ] as const)('%s', (_what, files, source) => {
    expect(sourceOf(files)).toBe(source);
  });
});

test('a comment that names a source map is taken out: esbuild would believe it', () => {
  const prepared = preparePageScript(new Map([['a.ts', 'let a;\n//# sourceMappingURL=data:application/json,x\nlet b;']]), 'a.ts');
  expect(prepared.ok && prepared.text).toMatch(/^let a;\n {44}\nlet b;$/);
});

describe('esbuild never sees', () => {
  test('what does not parse; what others import from it is known', () => {
    const files = {
      'App.tsx': 'export default function App() {\n  return (<p>;\n}',
      'a.js': "import App, { view as v } from './App'; import * as all from './App.tsx';",
      'a.html': "<script type=module>import { more } from './App.tsx';</script>",
    };
    expect(preparePageScript(new Map(Object.entries(files)), 'App.tsx')).toEqual({
      ok: false,
      diagnostic: expect.objectContaining({ code: 'syntax', side: 'page', file: 'App.tsx' }) as unknown,
      wanted: ['default', 'view', 'more'],
    });
  });

  test('what is nested too deeply', () => {
    const deep = `const a = ${'('.repeat(300)}1${')'.repeat(300)};`;
    expect(sourceOf({ 'a.ts': deep, 'App.jsx': '' }, 'a.ts')).toBe('syntax');
    const elements = `const a = ${'<p>'.repeat(300)}${'</p>'.repeat(300)};`;
    expect(sourceOf({ 'App.jsx': elements })).toBe('syntax');
  });
});
