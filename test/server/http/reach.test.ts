import { expect, test } from 'vitest';
import { MemoryAccess } from './memory-access.ts';
import { ask, askJson, serve } from './serve.ts';

const reach = (): string => 'http://192.0.2.7:8000/';
const access = new MemoryAccess();

test('who sits at the host is told what others type', async () => {
  const served = await serve({ deps: { access, reach } });
  expect(await askJson(served, 'GET', '/api/reach')).toEqual({ status: 200, json: { url: 'http://192.0.2.7:8000/' } });
  await served.stop();
});

test('who comes through a proxy is not told', async () => {
  const served = await serve({ deps: { access, reach } });
  const answer = await ask(served, '/api/reach', { headers: { 'X-Forwarded-For': '203.0.113.9' } });
  expect(JSON.parse(answer.body.toString())).toEqual({});
  await served.stop();
});

test('where the host was told its address, that one is in all links already', async () => {
  const served = await serve({ environment: { PUBLIC_URL: 'https://school.test' }, deps: { access, reach } });
  expect(await askJson(served, 'GET', '/api/reach')).toEqual({ status: 200, json: {} });
  await served.stop();
});

test('nothing is told where no other computer finds it', async () => {
  const served = await serve({ deps: { access, reach: () => undefined } });
  expect(await askJson(served, 'GET', '/api/reach')).toEqual({ status: 200, json: {} });
  await served.stop();
});
