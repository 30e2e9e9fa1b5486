import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Created } from '../../../server/http/host-access.ts';
import { WrongKeyBrake } from '../../../server/http/wrong-key-brake.ts';
import { ask, askJson, serve, type Served } from './serve.ts';
import { StepClock } from './step-clock.ts';

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

describe('guessing', () => {
  async function guess(environment: Record<string, string>, count: number): Promise<number[]> {
    const clock = new StepClock();
    const guessed = await serve({ environment, deps: { brake: new WrongKeyBrake(clock) } });
    const { id } = await guessed.access.create({});
    for (let index = 0; index < count; index++) {
      // Words and keys are two doors to one thing: each has half of the tries.
      const forwarded = { 'X-Forwarded-For': `10.0.0.${index}` };
      const { status } =
        index % 2 === 0
          ? await ask(guessed, '/api/words', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', ...forwarded },
              body: '{"words": "no such words"}',
            })
          : await ask(guessed, `/api/projects/${id}`, { headers: { Authorization: 'Bearer no-such-key', ...forwarded } });
      expect(status).toBe(index % 2 === 0 ? 404 : 403);
    }
    await guessed.stop();
    return clock.waits;
  }

  test('is slowed down after ten tries, whatever address is claimed', async () => {
    expect(await guess({}, 12)).toEqual([5_000, 5_000]);
  });

  test('is counted by the address that the proxy saw, with TRUST_PROXY', async () => {
    // The host as a whole has its own, smaller wait.
    expect(await guess({ TRUST_PROXY: '1' }, 12)).toEqual([100, 100]);
  });
});
