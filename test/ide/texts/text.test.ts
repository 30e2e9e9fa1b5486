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
