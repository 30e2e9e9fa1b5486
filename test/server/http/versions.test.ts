import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { askJson, serve, type Served } from './serve.ts';

let served: Served;
let all: string;
let key: string;
let look: string;
beforeAll(async () => {
  served = await serve();
  const { id, editKey, look: link } = await served.access.create({ files: { 'server.js': 'one' } });
  all = `/api/projects/${id}/versions`;
  key = editKey;
  look = link;
});
afterAll(() => served.stop());

test('versions are kept by name, listed, looked into, named anew and put back', async () => {
  expect((await askJson(served, 'GET', all, undefined, key)).json).toEqual({ versions: [], now: expect.any(Number) as number });
  const kept = await askJson(served, 'POST', all, { name: ' Mine ' }, key);
  expect(kept).toMatchObject({ status: 201, json: { n: 1 } });
  expect(await askJson(served, 'PUT', `${all}/1`, { name: 'Yours' }, key)).toMatchObject({ status: 200 });
  expect((await askJson(served, 'GET', all, undefined, key)).json).toEqual({
    versions: [{ n: 1, at: 0, why: 'named', name: 'Yours' }],
    now: expect.any(Number) as number,
  });
  expect((await askJson(served, 'GET', `${all}/1`, undefined, key)).json).toEqual({ files: [{ path: 'server.js', text: 'one' }] });
  expect((await askJson(served, 'POST', `${all}/1/restore`, undefined, key)).json).toEqual({ before: 1, gone: [] });
});

describe('a name', () => {
  test.each([
    ['that is missing', {}],
    ['that is empty', { name: '  ' }],
    ['that is a number', { name: 7 }],
    ['that is too long', { name: 'x'.repeat(LIMITS.nameLength + 1) }],
    ['with what nobody can see', { name: 'a\u0000b' }],
    ['with more beside it', { name: 'Mine', n: 3 }],
  ])('%s is refused', async (_what, body) => {
    for (const [method, path] of [
      ['POST', all],
      ['PUT', `${all}/1`],
    ] as const) {
      expect(await askJson(served, method, path, body, key)).toMatchObject({ status: 400, json: { error: { code: 'bad-request' } } });
    }
  });
});

test.each(['0', '77', '-1', '1.5', 'one', '1e3', '9'.repeat(400), '__proto__'])('there is no version %s', async (n) => {
  expect(await askJson(served, 'GET', `${all}/${n}`, undefined, key)).toMatchObject({ status: 404 });
  expect(await askJson(served, 'PUT', `${all}/${n}`, { name: 'Mine' }, key)).toMatchObject({ status: 404 });
  expect(await askJson(served, 'POST', `${all}/${n}/restore`, undefined, key)).toMatchObject({ status: 404 });
});

test('whoever has no Edit key is told so, whatever they sent', async () => {
  expect(await askJson(served, 'POST', all, '{nope')).toMatchObject({ status: 401, json: { error: { code: 'no-key' } } });
  expect(await askJson(served, 'GET', `${all}/1`, undefined, 'no')).toMatchObject({ status: 403 });
  expect(await askJson(served, 'GET', all, undefined, look)).toMatchObject({ status: 403, json: { error: { code: 'wrong-key' } } });
});
