import { afterAll, beforeAll, expect, test } from 'vitest';
import { MemoryAccess } from './memory-access.ts';
import { askJson, serve, type Served } from './serve.ts';

const access = new MemoryAccess();
let served: Served;
let forEver: Served;
let id: string;
beforeAll(async () => {
  [served, forEver] = await Promise.all([serve({ environment: { EXPIRY_DAYS: '30' }, deps: { access } }), serve({ deps: { access } })]);
  ({ id } = await access.create({}));
  access.opened.set(id, Date.now() - 20.5 * 24 * 60 * 60_000);
});
afterAll(() => Promise.all([served.stop(), forEver.stop()]));

test('tells how many days a project has left, and nothing of what is none', async () => {
  expect(await askJson(served, 'POST', '/api/expiry', { ids: [id, 'no-such-1'] })).toEqual({
    status: 200,
    json: { days: 30, projects: [{ id, daysLeft: 10 }] },
  });
});

test('tells only which projects there are where none is deleted', async () => {
  expect(await askJson(forEver, 'POST', '/api/expiry', { ids: [id] })).toEqual({ status: 200, json: { projects: [{ id }] } });
});

test.each([
  ['no list', {}],
  ['what is no text', { ids: [1] }],
  ['too many', { ids: Array.from({ length: 21 }, () => 'a') }],
  ['what is too long', { ids: ['a'.repeat(61)] }],
  ['more than it knows', { ids: [], keys: [] }],
])('refuses %s', async (_what, body) => {
  expect(await askJson(served, 'POST', '/api/expiry', body)).toMatchObject({ status: 400, json: { error: { code: 'bad-request' } } });
});
