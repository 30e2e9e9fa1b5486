import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, serve, type Answer, type Served } from './serve.ts';

const MEOW = new Uint8Array(1000).map((_, at) => at % 251);
const HASH = createHash('sha256').update(MEOW).digest('hex');

let served: Served;
let project: Awaited<ReturnType<Served['access']['create']>>;
beforeAll(async () => {
  served = await serve();
  const files = { 'server.js': '', 'meow.mp3': MEOW, 'Cat.PNG': MEOW, 'server/secret.png': MEOW };
  project = await served.access.create({ files });
});
afterAll(() => served.stop());

const page = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  ask(served, `/p/${project.play}/${path}`, { headers, method });

describe('an asset of a page', () => {
  test.each([
    ['meow.mp3', 'audio/mpeg'],
    ['Cat.PNG', 'image/png'],
  ])('comes as it is: %s as %s, sandboxed as any file of a pupil', async (path, type) => {
    const { status, headers, body } = await page(path);
    expect(status).toBe(200);
    expect(Buffer.compare(body, MEOW)).toBe(0);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-length']).toBe('1000');
    expect(headers['content-security-policy']).toContain(`sandbox allow-scripts`);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('is not sent again while it is the same, and its hash says so', async () => {
    const { etag = '' } = (await page('meow.mp3')).headers;
    expect(etag).toBe(`"${HASH}"`);
    const again = await page('meow.mp3', { 'If-None-Match': etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await page('meow.mp3', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('comes in parts to a player that asks for parts', async () => {
    const { status, headers, body } = await page('meow.mp3', { Range: 'bytes=10-19' });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe('bytes 10-19/1000');
    expect(headers['content-length']).toBe('10');
    expect(headers['content-type']).toBe('audio/mpeg');
    expect(headers['accept-ranges']).toBe('bytes');
    expect([...body]).toEqual([...MEOW.slice(10, 20)]);
    expect([...(await page('meow.mp3', { Range: 'bytes=-2' })).body]).toEqual([...MEOW.slice(998)]);
  });

  test('says how long it is to a player that asks past its end', async () => {
    const { status, headers, body } = await page('meow.mp3', { Range: 'bytes=1000-' });
    expect([status, headers['content-range'], body.length]).toEqual([416, 'bytes */1000', 0]);
  });

  test('comes whole to a player that has parts of an older one', async () => {
    expect((await page('meow.mp3', { Range: 'bytes=0-1', 'If-Range': '"older"' })).status).toBe(200);
    expect((await page('meow.mp3', { Range: 'bytes=0-1', 'If-Range': `"${HASH}"` })).status).toBe(206);
  });

  test('answers HEAD without a body', async () => {
    const { status, headers, body } = await page('meow.mp3', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '1000', 0]);
  });

  test('is not given where it is a file of the server, and is the one that was meant elsewhere', async () => {
    expect((await page('server/secret.png')).status).toBe(404);
    const { status, headers, body } = await page('mewo.mp3');
    expect([status, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(body.toString()).toContain('There is meow.mp3. Did you mean that?');
  });
});

describe('an asset by its hash', () => {
  const byHash = (hash: string, key?: string): Promise<Answer> =>
    ask(served, `/api/projects/${project.id}/assets/${hash}`, { headers: key === undefined ? {} : { Authorization: `Bearer ${key}` } });

  test('is for whoever may look, as bytes that can do nothing', async () => {
    for (const key of [project.editKey, project.look]) {
      const { status, headers, body } = await byHash(HASH, key);
      expect(status).toBe(200);
      expect(Buffer.compare(body, MEOW)).toBe(0);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('is for nobody else, and nothing by another hash', async () => {
    expect((await byHash(HASH)).status).toBe(401);
    expect((await byHash(HASH, 'nope')).status).toBe(403);
    for (const hash of ['0'.repeat(64), 'x', '%00']) {
      const { status, headers, body } = await byHash(hash, project.editKey);
      expect([status, headers['accept-ranges']]).toEqual([404, undefined]);
      expect(headers.etag).not.toBe(`"${hash}"`);
      expect(JSON.parse(body.toString())).toMatchObject({ error: { code: 'not-found' } });
    }
  });
});
