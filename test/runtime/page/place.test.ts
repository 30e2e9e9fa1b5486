import { expect, test } from 'vitest';
import { Places } from '../../../runtime/page/place.ts';

const BASE = 'http://school.test:8000/code/p/brave-otter.x/';
const places = new Places(BASE, ['wszero.js', 'wszero/bridge.js']);

test.each([
  [`${BASE}client.js`, 'client.js'],
  [`${BASE}a/client%202.js?v=1#x`, 'a/client 2.js'],
  [`${BASE}?pane=x`, 'index.html'],
  [`${BASE}a/`, 'a/index.html'],
  [`${BASE}%ff.js`, '%ff.js'],
  [`${BASE}wszero.js?v=1`, undefined],
  ['http://school.test:8000/code/p/another/client.js', undefined],
  ['', undefined],
])('takes the path of %s for %s', (url, path) => {
  expect(places.path(url)).toBe(path);
});

test.each([
  [
    'Chromium',
    `TypeError: x (http://evil)\n    at send (${BASE}wszero.js:9:9)\n    at HTMLButtonElement.<anonymous> (${BASE}a/b.js:12:34)\n    at ${BASE}client.js:1:1`,
  ],
  ['Firefox', `send@${BASE}wszero.js:9:9\npress@${BASE}a/b.js:12:34\n@${BASE}client.js:1:1\n`],
  ['Safari', `send@${BASE}wszero.js:9:9\n[native code]\npress@${BASE}a/b.js:12:34\nglobal code@${BASE}client.js:1:1`],
  ['Firefox in eval', `@${BASE}wszero.js line 3 > eval:1:1\npress@${BASE}a/b.js:12:34`],
])('finds the innermost place of a pupil in a stack of %s', (_browser, stack) => {
  expect(places.inStack(stack)).toEqual({ file: 'a/b.js', line: 12, column: 34 });
});

test('finds none in a stack without a file of a pupil', () => {
  expect(places.inStack('Error\n    at <anonymous>:1:1\n    at eval_js:2:3')).toBeUndefined();
  expect(places.inStack('')).toBeUndefined();
});

test('has no place for a line 0, which a browser gives where it knows none', () => {
  expect(places.at(`${BASE}client.js`, 0, 0)).toBeUndefined();
});
