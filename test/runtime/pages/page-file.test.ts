import { expect, it } from 'vitest';
import { isHtml } from '../../../runtime/compiler/script-files.ts';
import { findPageFile, typeOf } from '../../../runtime/pages/page-file.ts';

const PATHS = new Set(['server.js', 'server/words.js', 'server/cat.png', 'index.html', 'img/index.html', 'img/cat.png', 'client.js']);

it.each([
  ['', 'index.html'],
  ['img/', 'img/index.html'],
  ['img/cat.png', 'img/cat.png'],
  ['client.js', 'client.js'],
])('finds %j', (asked, path) => {
  expect(findPageFile(PATHS, asked)).toEqual({ type: 'file', path });
});

it.each([
  ['client', 'client.js', './client.js'],
  ['a/App.js', 'a/App.tsx', './App.tsx'],
  ['a', 'a/index.jsx', './a/index.jsx'],
  ['my file', 'my file.ts', './my%20file.ts'],
])('says where %j is', (asked, path, location) => {
  const paths = new Set([...PATHS, 'a/App.tsx', 'a/index.jsx', 'my file.ts']);
  expect(findPageFile(paths, asked)).toEqual({ type: 'elsewhere', path, location });
});

it('has no file of the server, text or picture', () => {
  for (const path of ['server.js', 'server', 'server/words.js', 'server/words', 'server/cat.png'])
    expect(findPageFile(PATHS, path).type).toBe('missing');
});

it('names the file that was most likely meant, and never one of the server', () => {
  expect(findPageFile(PATHS, 'img/cta.png')).toEqual({ type: 'missing', path: 'img/cta.png', near: 'img/cat.png' });
  expect(findPageFile(PATHS, 'sever.js')).toMatchObject({ near: undefined });
});

it('tells the type by the ending', () => {
  expect(typeOf('a/Cat.PNG')).toBe('image/png');
  expect(typeOf('part.tsx')).toBe('text/plain');
  expect(typeOf('style.css')).toBe('.css');
  expect([isHtml('a.HTM'), isHtml('a.html'), isHtml('html')]).toEqual([true, true, false]);
});
