import { expect, test, vi } from 'vitest';
import * as nearest from '../../../runtime/nearest.ts';
import { jsxScripts, withScripts } from '../../../runtime/pages/page-html.ts';

test.each([
  ['behind the doctype', '<!doctype html><p>x', '<!doctype html>[]<p>x'],
  ['behind a doctype of several lines', '<!DOCTYPE html\n  PUBLIC "x">\n<p>', '<!DOCTYPE html\n  PUBLIC "x">[]\n<p>'],
  ['behind a doctype that follows a comment', '<!-- > -->\n<!doctype html>\n', '<!-- > -->\n<!doctype html>[]\n'],
  ['at the beginning where there is no doctype', '<script>a()</script>', '[]<script>a()</script>'],
  ['in an empty file', '', '[]'],
  ['behind a byte order mark', '\uFEFF<p>', '\uFEFF[]<p>'],
  ['in front of text that stands before a doctype', 'hello <!doctype html>', '[]hello <!doctype html>'],
  ['in front of a script that writes a doctype', '<script>"<!doctype html>"</script>', '[]<script>"<!doctype html>"</script>'],
  ['at the beginning where a comment never ends', '<!-- <!doctype html>', '[]<!-- <!doctype html>'],
])('puts scripts %s', (_where, html, expected) => {
  expect(withScripts(html, '[]')).toBe(expected);
});

test.each([
  ['<script src="a.js"></script>', '<script crossorigin src="a.js"></script>'],
  ['<SCRIPT\n  type=module\n  SRC=a.js></SCRIPT>', '<SCRIPT crossorigin\n  type=module\n  SRC=a.js></SCRIPT>'],
  ['<script src=a.js crossorigin="use-credentials"></script>', '<script src=a.js crossorigin="use-credentials"></script>'],
  ['<script>"<script src=a.js>"</script>', '<script>"<script src=a.js>"</script>'],
  ['<!-- <script src=a.js></script> -->', '<!-- <script src=a.js></script> -->'],
  ['<textarea><script src=a.js></script></textarea>', '<textarea><script src=a.js></script></textarea>'],
  ['<style>/* <script src=a.js> */</style>', '<style>/* <script src=a.js> */</style>'],
  ['<p title="<script src=a.js>">', '<p title="<script src=a.js>">'],
  ['<script src=a.js></script><b><script src=b.js>', '<script crossorigin src=a.js></script><b><script crossorigin src=b.js>'],
])('asks for scripts of files as crossorigin: %s', (html, expected) => {
  expect(withScripts(html, '')).toBe(expected);
});

test.each([
  ['<script src="App.jsx"></script>', '<script type="module" crossorigin src="App.jsx"></script>'],
  ['<script type="text/babel" src="App"></script>', '<script type="module" crossorigin type="text/babel" src="App"></script>'],
  ['<script type="module" src="../App.jsx"></script>', '<script crossorigin type="module" src="../App.jsx"></script>'],
  ['<script type="text/template" src="App.jsx"></script>', '<script crossorigin type="text/template" src="App.jsx"></script>'],
  ['<script src="client.js"></script>', '<script crossorigin src="client.js"></script>'],
])('makes modules of scripts of JSX: %s', (html, expected) => {
  expect(withScripts(html, '', jsxScripts(new Set(['App.jsx', 'client.js']), 'index.html'))).toBe(expected);
});

test('looks for no name that was meant instead: pages are served on the one thread that all share', () => {
  const search = vi.spyOn(nearest, 'nearest');
  const html = '<script src="Ap.jsx"></script>'.repeat(100);
  expect(withScripts(html, '', jsxScripts(new Set(['App.jsx']), 'index.html'))).not.toContain('module');
  expect(search).not.toHaveBeenCalled();
});

test('adds no line', () => {
  const html = '<!doctype html>\n<html>\n<script src="a.js"></script>\n\n<script>\n</script>';
  const count = (text: string): number => text.split('\n').length;
  expect(count(withScripts(html, '<script src=x></script>'))).toBe(count(html));
});
