import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { findOp, type PageText } from '../../../ide/messages/find-op.ts';
import { pageHandler } from '../../../ide/messages/page-handler.ts';

const doc = new Y.Doc();
function file(path: string, code: string): PageText {
  const text = doc.getText(`${path} ${code}`);
  text.insert(0, code);
  return { path, text };
}

const CLIENT = file('client.js', '// wav\nsend_message({ op: \'wav\' });\nsend_message({ op: "wav", n: 1 });\nHANDLERS.waved = show;\n');
const PAGE = file('index.html', "<script>\nHANDLERS['a-b'] = show\nsend_message({ op: `other` })</script>");

test('finds the name on the line that sent it', () => {
  const found = findOp([CLIENT, PAGE], 'wav', { file: 'client.js', line: 3 });
  expect(found?.text.toJSON().slice(found.at - 5, found.at + 5)).toBe('op: "wav",');
});

test('finds the only place in all pages when no line is known, and none when there are two', () => {
  expect(findOp([CLIENT, PAGE], 'other', undefined)).toMatchObject({ text: PAGE.text });
  expect(findOp([CLIENT, PAGE], 'wav', undefined)).toBeUndefined();
});

test('finds nothing on a line that is not there, or without quotes', () => {
  expect(findOp([CLIENT], 'wav', { file: 'client.js', line: 99 })).toBeUndefined();
  expect(findOp([CLIENT], 'wav', { file: 'gone.js', line: 1 })).toBeUndefined();
  expect(findOp([CLIENT], 'wav', { file: 'client.js', line: 1 })).toBeUndefined();
});

test('finds where a page gives a function for an op', () => {
  expect(pageHandler([CLIENT, PAGE], 'waved')).toEqual({ file: 'client.js', line: 4 });
  expect(pageHandler([CLIENT, PAGE], 'a-b')).toEqual({ file: 'index.html', line: 2 });
  expect(pageHandler([CLIENT, PAGE], 'wave')).toBeUndefined();
  expect(pageHandler([CLIENT, PAGE], '(.*)')).toBeUndefined();
});
