import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VersionCalls } from '../../../ide/session/version-calls.ts';

let server: Server;
let calls: VersionCalls;
/** Method, path, key and body of what was asked. */
let asked: string[];
let restored: number;
let answer: { status: number; body: string };

beforeEach(async () => {
  asked = [];
  restored = 0;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      asked.push([request.method, request.url, request.headers.authorization, body].join(' ').trim());
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  calls = new VersionCalls({ url: `http://127.0.0.1:${String(port)}/api/projects/fox`, key: 'tiger', restored: () => (restored += 1) });
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function give(status: number, body: unknown): void {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

test('asks each call with the key, and gives what was answered', async () => {
  const versions = [{ n: 1, at: 5, why: 'step', step: 2, name: 'Mine' }, { n: 2, at: 6, why: 'pause' }]; // prettier-ignore
  give(200, { versions, now: 7 });
  expect(await calls.list()).toEqual({ ok: true, value: { versions, now: 7 } });
  const files = [{ path: 'a', text: 'b' }, { path: 'c.png', asset: 'f', isGone: true }]; // prettier-ignore
  give(200, { files });
  expect(await calls.files(1)).toEqual({ ok: true, value: files });
  give(201, { n: 3 });
  expect(await calls.keep('Mine')).toEqual({ ok: true, value: { n: 3 } });
  give(200, { ok: true });
  expect(await calls.rename(3, 'Yours')).toMatchObject({ ok: true });
  give(200, { before: 4, gone: ['c.png'] });
  expect(await calls.restore(3)).toEqual({ ok: true, value: { before: 4, gone: ['c.png'] } });
  expect(restored).toBe(1);
  expect(asked).toEqual([
    'GET /api/projects/fox/versions Bearer tiger',
    'GET /api/projects/fox/versions/1 Bearer tiger',
    'POST /api/projects/fox/versions Bearer tiger {"name":"Mine"}',
    'PUT /api/projects/fox/versions/3 Bearer tiger {"name":"Yours"}',
    'POST /api/projects/fox/versions/3/restore Bearer tiger',
  ]);
});

test.each([
  [404, '{}', 'gone'],
  [400, '{}', 'refused'],
  [503, '', 'no-host'],
  [200, 'no JSON', 'no-host'],
  [200, '{"versions":[{"n":1,"at":5,"why":"new kind"}],"now":7}', 'refused'],
  [200, '{"versions":[{"n":-1,"at":5,"why":"pause"}],"now":7}', 'refused'],
] as const)('an answer of %i %s is no list: %s', async (status, body, why) => {
  give(status, body);
  expect(await calls.list()).toEqual({ ok: false, why });
});

test('nobody answers', async () => {
  await new Promise((resolve) => server.close(resolve));
  expect(await calls.restore(1)).toEqual({ ok: false, why: 'no-host' });
  expect(restored).toBe(0);
  server.listen(0);
});
