import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { escapeWide } from '../../../ide/build/one-byte.ts';

const CODE = `const größe = '…→😀'; [größe, \`‘é’\`, /[，．]/.test('，'), /^😀$/u.test('😀')].join()`;

test('leaves no character that takes two bytes', () => {
  expect(escapeWide(CODE)).not.toMatch(/[\u0100-\uffff]/);
});

test('leaves what the code does as it is, and what takes one byte as it is written', () => {
  expect(runInNewContext(escapeWide(CODE))).toBe('…→😀,‘é’,true,true');
  expect(escapeWide("const größe = 'é';")).toBe("const größe = 'é';");
});

test('does not guess what a backslash before such a character is for', () => {
  expect(() => escapeWide(String.raw`'\→'`)).toThrow('backslash');
});
