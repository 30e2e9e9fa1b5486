import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Created } from '../../../server/http/host-access.ts';
import { askJson, serve, type Served } from './serve.ts';

let served: Served;
let created: Created;
beforeAll(async () => {
  served = await serve({ environment: { PUBLIC_URL: 'https://school.test/code' } });
  created = await served.access.create({});
});
afterAll(() => served.stop());

test.each([
  ['a list', ['tiger', 'banana', 'rocket', 'eight']],
  ['a text with spaces', ' Tiger banana  ROCKET eight '],
  ['the key as it is', 'tiger-banana-rocket-eight'],
  ['commas', 'tiger, banana, rocket, eight.'],
])('finds a project by its words given as %s', async (_how, words) => {
  expect(await askJson(served, 'POST', '/api/words', { words })).toEqual({
    status: 200,
    json: {
      id: created.id,
      editKey: created.editKey,
      links: {
        edit: `https://school.test/code/e/${created.id}#${created.editKey}`,
        look: `https://school.test/code/l/${created.look}`,
        play: `https://school.test/code/play/${created.play}`,
        remix: `https://school.test/code/r/${created.remix}`,
      },
    },
  });
});

test('says that no project has other words', async () => {
  const answer = await askJson(served, 'POST', '/api/words', { words: 'tiger tiger tiger tiger' });
  expect(answer).toEqual({ status: 404, json: { error: { code: 'unknown-project', message: 'No project has these words.' } } });
});

test.each([{}, { words: 4 }, { words: '…' }, { words: [] }, { words: [4] }])('refuses %j', async (body) => {
  expect((await askJson(served, 'POST', '/api/words', body)).status).toBe(400);
});
