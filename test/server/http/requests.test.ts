import { describe, expect, it } from 'vitest';
import { parseCreate, parsePut } from '../../../server/http/requests.ts';

const CAT = new Uint8Array([0x89, 0x50, 0, 255]);
const base64 = Buffer.from(CAT).toString('base64');

describe('the files of a request', () => {
  it('are texts, bytes in base64, and null for what goes', () => {
    expect(parsePut({ files: { 'a.js': 'x', 'cat.png': { base64 }, 'b.js': null } })).toEqual({
      'a.js': 'x',
      'cat.png': CAT,
      'b.js': null,
    });
    expect(parseCreate({ files: { 'cat.png': { base64 } } })).toEqual({ files: { 'cat.png': CAT } });
    expect(parsePut({ files: { 'none.png': { base64: '' } } })).toEqual({ 'none.png': new Uint8Array() });
  });

  it.each([
    ['a line end', `${base64}\n`],
    ['a space', ` ${base64}`],
    ['no padding', base64.replace(/=+$/, '')],
    ['another alphabet', Buffer.from([255, 254]).toString('base64url')],
    ['bits that are lost', 'iVB='],
    ['something else', 'cat!'],
    ['a data URL', `data:image/png;base64,${base64}`],
    ['a number', 5],
    ['null', null],
  ])('are refused where the base64 has %s', (_what, wrong) => {
    const bad = (): unknown => parsePut({ files: { 'cat.png': { base64: wrong } } });
    expect(bad).toThrow(expect.objectContaining({ code: 'bad-files', message: '"cat.png" must be a text or base64.' }));
  });

  it('are refused where there are more than anybody needs, before each is looked at', () => {
    const many = (count: number): unknown => ({ files: Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, n])) });
    expect(() => parsePut(many(201))).toThrow(
      expect.objectContaining({ code: 'bad-files', message: 'One call may name 200 files at most.' }),
    );
    expect(() => parsePut(many(200))).toThrow(expect.objectContaining({ message: '"f0" must be a text or base64.' }));
  });

  it('are refused where there is more beside the base64', () => {
    expect(() => parsePut({ files: { 'cat.png': { base64, text: '' } } })).toThrow(expect.objectContaining({ code: 'bad-files' }));
  });
});
