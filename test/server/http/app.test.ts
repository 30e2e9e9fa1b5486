import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { ask, serve, type Served } from './serve.ts';

let served: Served;
let bare: Served;
beforeAll(async () => {
  served = await serve({ deps: { health: () => ({ awake: 3 }) } });
  bare = await serve({ deps: { built: { page: BUILT.page, bridge: BUILT.bridge, lib: BUILT.lib } } });
});
afterAll(async () => {
  await served.stop();
  await bare.stop();
});

const EVERYTHING = [
  '/healthz',
  '/',
  '/teachers',
  '/api/lessons',
  '/api/nothing',
  '/p/nothing/',
  '/lib/nothing.js',
  '/nothing',
  '/favicon.svg',
];

describe('whatever is asked for', () => {
  test.each(EVERYTHING)('%s gives away no address to other hosts, and not what serves it', async (path) => {
    const { headers } = await ask(served, path);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

test('health is told with what the host says of it, and kept by nobody', async () => {
  const { status, headers, body } = await ask(served, '/healthz');
  expect([status, headers['cache-control'], JSON.parse(body.toString())]).toEqual([200, 'no-store', { ok: true, awake: 3 }]);
  expect(JSON.parse((await ask(bare, '/healthz')).body.toString())).toEqual({ ok: true });
});

describe('below /api', () => {
  test.each(['/api/lessons', '/api/nothing'])('%s is kept by nobody, and taken for nothing but what it is', async (path) => {
    const { headers } = await ask(served, path);
    expect([headers['cache-control'], headers['x-content-type-options']]).toEqual(['no-store', 'nosniff']);
    expect(headers['content-type']).toMatch(/^application\/json/);
  });
});

describe('an address where there is nothing', () => {
  test('is answered in JSON below /api', async () => {
    const { status, body } = await ask(served, '/api/nothing');
    expect([status, JSON.parse(body.toString())]).toEqual([404, { error: { code: 'not-found', message: 'There is nothing here.' } }]);
  });

  test('is answered by a page of the product elsewhere', async () => {
    const { status, headers } = await ask(served, '/nothing');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });

  test('is answered by a line of text where the product has no pages', async () => {
    const { status, headers, body } = await ask(bare, '/');
    expect([status, headers['content-type'], body.toString()]).toEqual([404, 'text/plain; charset=utf-8', 'There is nothing here.\n']);
  });
});
