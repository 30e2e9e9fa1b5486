import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { MemoryAccess } from './memory-access.ts';
import { askJson, serve, type Served } from './serve.ts';

const access = new MemoryAccess();
let served: Served;
let play: string;
beforeAll(async () => {
  served = await serve({ deps: { access } });
  ({ play } = await access.create({}));
});
afterAll(() => served.stop());

const report = (link: string, body: unknown): ReturnType<typeof askJson> => askJson(served, 'POST', `/api/projects/${link}/report`, body);

test('a visitor tells with the Play link what is wrong', async () => {
  expect(await report(play, { why: 'mean' })).toMatchObject({ status: 200, json: { ok: true } });
  expect(access.reports).toEqual([[play, 'mean']]);
});

test.each([
  ['words of their own', { why: 'you are silly' }],
  ['nothing', {}],
  ['more than is asked', { why: 'mean', text: 'you are silly' }],
])('%s are refused', async (_what, body) => {
  expect(await report(play, body)).toMatchObject({ status: 400, json: { error: { code: 'bad-request' } } });
});

test('a link that is none is told so', async () => {
  expect(await report('no-such-link-1.aaaaaaaaaaaaaaaa', { why: 'mean' })).toMatchObject({ status: 404 });
});

test('so many an hour come from one address, and no more', async () => {
  const busy = await serve({ deps: { access } });
  const again = async (): Promise<number> => (await askJson(busy, 'POST', `/api/projects/${play}/report`, { why: 'other' })).status;
  for (let n = 0; n < LIMITS.reportsPerHourAndAddress; n += 1) expect(await again()).toBe(200);
  expect(await again()).toBe(429);
  await busy.stop();
});
