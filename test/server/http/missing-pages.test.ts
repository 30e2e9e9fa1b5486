import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, serve, type Answer, type Served } from './serve.ts';

let served: Served;
let play: string;
beforeAll(async () => {
  served = await serve();
  ({ play } = await served.access.create({ files: { 'a/b.html': '<p>' } }));
});
afterAll(() => served.stop());

const page = (path: string): Promise<Answer> => ask(served, `/p/${play}/${path}`);

test.each(['/'.repeat(10_000), `${'a/'.repeat(5_000)}b.html`, 'a/b/c/d/e.html'])(
  'what is not there is said in a few words where no file can be',
  async (path) => {
    const { status, body } = await page(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toMatch(/importmap|wszero\.js/);
    expect(body.length).toBeLessThan(path.length * 3 + 5_000);
  },
);

test('what is not there is said by a client at any path that a file could have', async () => {
  expect((await page('a/b/c/d.html')).body.toString()).toMatch(/importmap.*wszero\.js/);
});
