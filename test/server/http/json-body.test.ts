import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { ask, serve, type Served } from './serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

async function post(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await ask(served, path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });
  return [answer.status, (JSON.parse(answer.body.toString()) as { error: { code: string } }).error.code];
}

it.each([
  ['lists in lists', `{"files":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['lists in lists without their end', '['.repeat(100_000)],
  ['two hundred thousand keys', `{"files":{${Array.from({ length: 200_000 }, (_, n) => `"${String(n)}":""`).join(',')}}}`],
])('%s are refused before they are parsed', async (_what, body) => {
  expect(await post('/api/projects', body)).toEqual([400, 'bad-request']);
});

it('a body of words is small', async () => {
  expect(await post('/api/words', JSON.stringify({ words: 'x'.repeat(LIMITS.smallBodyBytes) }))).toEqual([413, 'too-large']);
});

it('what is compressed is not taken', async () => {
  expect(await post('/api/projects', Buffer.from([0x1f, 0x8b, 8, 0]), { 'Content-Encoding': 'gzip' })).toEqual([400, 'bad-request']);
});
