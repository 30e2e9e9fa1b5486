import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, OWN_FILES, serve, type Served } from './serve.ts';

const SCRIPT = OWN_FILES['assets/app-3c4d.js'] ?? '';
let served: Served;
beforeAll(async () => {
  served = await serve({
    ownFiles: {
      ...OWN_FILES,
      'assets/app-3c4d.js.br': brotliCompressSync(SCRIPT),
      'assets/app-3c4d.js.gz': gzipSync(SCRIPT),
      'assets/deep/only-5e.css': 'b{}',
      'assets/deep/only-5e.css.gz': gzipSync('b{}'),
      '.stamp': 'secret',
    },
  });
});
afterAll(() => served.stop());

test.each([
  ['gzip, deflate, br', 'br', brotliCompressSync(SCRIPT)],
  ['gzip, deflate', 'gzip', gzipSync(SCRIPT)],
  ['br;q=0, gzip', 'gzip', gzipSync(SCRIPT)],
  ['identity', undefined, Buffer.from(SCRIPT)],
])('sends a browser that takes %s the file as %s', async (accept, encoding, expected) => {
  const { status, headers, body } = await ask(served, '/assets/app-3c4d.js', { headers: { 'Accept-Encoding': accept } });
  expect(status).toBe(200);
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers.vary).toBe('Accept-Encoding');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(body.equals(expected)).toBe(true);
});

test('takes the encoding that there is', async () => {
  const { headers } = await ask(served, '/assets/deep/only-5e.css', { headers: { 'Accept-Encoding': 'br, gzip' } });
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['content-type']).toBe('text/css; charset=utf-8');
});

test('lets nothing be kept that has no hash in its name', async () => {
  const { status, headers } = await ask(served, '/favicon.svg');
  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=0']);
});

test('does not send again what has not changed', async () => {
  const { etag = '' } = (await ask(served, '/assets/app-3c4d.js')).headers;
  expect((await ask(served, '/assets/app-3c4d.js', { headers: { 'If-None-Match': etag } })).status).toBe(304);
});

test.each([
  '/ide.html',
  '/.stamp',
  '/assets/app-3c4d.js.br',
  '/assets',
  '/assets/',
  '/assets/../.stamp',
  '/assets/%2e%2e/.stamp',
  '/../package.json',
  '/assets/..%2f.stamp',
])('does not give %s', async (path) => {
  const { status, body } = await ask(served, path);
  expect(status).toBe(404);
  expect(body.toString()).not.toContain('secret');
});
