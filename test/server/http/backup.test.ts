import { afterAll, beforeAll, expect, test } from 'vitest';
import { CodedError } from '../../../server/errors.ts';
import { ask, serve, type Served } from './serve.ts';

const KEY = 'a'.repeat(64);
let held = 0;
let letGo: (() => void) | undefined;
let served: Served;
beforeAll(async () => {
  const hold = async () => {
    if (held > 0) throw new CodedError('too-many');
    held += 1;
    return {
      file: '/data/playground.sqlite',
      letGo: async () => {
        held -= 1;
        letGo?.();
      },
    };
  };
  served = await serve({ deps: { backup: { key: KEY, hold } } });
});
afterAll(() => served.stop());

function backup(authorization: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${served.base}/api/backup`, { method: 'POST', headers: { authorization }, ...(signal && { signal }) });
}

test.each(['', 'Bearer ', `Bearer ${'b'.repeat(64)}`, KEY, `Bearer ${KEY}x`])(
  'is refused to who has another key: "%s"',
  async (authorization) => {
    expect((await backup(authorization)).status).toBe(403);
    expect(held).toBe(0);
  },
);

test('holds the file until whoever asked has left, for one at a time', async () => {
  const leaving = new AbortController();
  const answer = await backup(`Bearer ${KEY}`, leaving.signal);
  const { value } = (await answer.body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe('/data/playground.sqlite\n');
  expect(held).toBe(1);
  expect((await backup(`Bearer ${KEY}`)).status).toBe(429);
  const free = new Promise<void>((resolve) => (letGo = resolve));
  leaving.abort();
  await free;
  expect(held).toBe(0);
});

test('is not there on a host that has none', async () => {
  const without = await serve();
  expect((await ask(without, '/api/backup', { method: 'POST' })).status).toBe(404);
  await without.stop();
});
