import { expect, test } from 'vitest';
import { fillWords } from '../../../runtime/words.ts';
import { cut, segments, t } from '../../../ide/texts/text.ts';

test('puts values into the braces of a text', () => {
  expect(t('mistake.go-file', { file: 'server.js', line: 3 })).toBe('Go to server.js, line 3');
});

test('leaves braces without a value as they are', () => {
  expect(fillWords('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});

test('takes a value as it is, whatever is in it', () => {
  expect(fillWords('{a}', { a: '{b} $& `' })).toBe('{b} $& `');
});

test('cuts a text into words and code', () => {
  expect(segments('console.none.says')).toEqual([
    { text: 'Write ', code: false },
    { text: 'console.log("hello")', code: true },
    { text: ' on the server or on a page. It comes out here.', code: false },
  ]);
});

test('a backtick in a value does not end the code around it', () => {
  expect(cut('No `{op}`.', { op: 'a`b' })).toEqual([
    { text: 'No ', code: false },
    { text: 'a`b', code: true },
    { text: '.', code: false },
  ]);
});

test('counts in words', () => {
  expect(t('time.days', { count: 1 })).toBe('1 day ago');
  expect(t('time.days', { count: 2 })).toBe('2 days ago');
  expect(t('console.dropped', { count: 1 })).toBe('1 line came too fast and is left out.');
  expect(t('console.dropped', { count: 0 })).toBe('0 lines came too fast and are left out.');
});

test('writes numbers with one digit behind the point at most, and nothing between thousands', () => {
  expect(t('asset.size.mb', { count: 1.25 })).toBe('1.3 MB');
  expect(t('mistake.go', { line: 1234 })).toBe('Go to line 1234');
});

test('a name that is read from right to left turns nothing but itself', () => {
  expect(t('files.deleted', { path: 'a\u202eb\u2069' })).toBe('\u2068ab\u2069 is deleted.');
  expect(t('files.deleted', { path: 'שלום' })).toBe('\u2068שלום\u2069 is deleted.');
  expect(t('files.deleted', { path: 'mañana.js' })).toBe('mañana.js is deleted.');
});
