import { expect, it } from 'vitest';
import { librariesOf } from '../../../server/export/libraries-of.ts';

const of = (files: Record<string, string>): string[] => librariesOf(new Map(Object.entries(files)));

it('takes the libraries that pages import, and no others', () => {
  expect(of({ 'index.html': '<script type="module">import { h } from "preact";</script>' })).toEqual(
    expect.arrayContaining(['preact.js', 'preact-hooks.js', 'preact-jsx-runtime.js']),
  );
  expect(
    of({ 'index.html': '<script type="module">import { h } from "preact";</script>' }).filter((name) => !name.startsWith('preact')),
  ).toEqual([]);
  expect(of({ 'app.js': `const { createApp } = await import('vue');` })).toContain('vue.js');
});

it('takes all of React for whoever imports a part of it', () => {
  expect(of({ 'app.jsx': `import { createRoot } from 'react-dom/client';` })).toEqual(
    expect.arrayContaining(['react.js', 'react-dom-client.js', 'react-jsx-runtime.js']),
  );
});

it('takes React for JSX that imports nothing', () => {
  expect(of({ 'app.jsx': 'export const App = () => <h1>hi</h1>;' })).toContain('react-jsx-runtime.js');
});

it('takes none where the word stands in the text, and none for the server', () => {
  expect(of({ 'index.html': '<h1>I react to vue</h1>', 'server.js': `import 'react';` })).toEqual([]);
});
