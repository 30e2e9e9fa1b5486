import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Pace } from '../../../server/gateway/pace.ts';

it.each(['message', 'ping', 'pong'] as const)('too many a second of %s are read more slowly, and none is lost', async (kind) => {
  const many = 30;
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: false });
  await once(server, 'listening');
  const outside = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const [[inside]] = (await Promise.all([once(server, 'connection'), once(outside, 'open')])) as [[WebSocket], unknown];
  const pace = new Pace({ atOnce: 10, perSecond: 20 });
  pace.watch(inside);
  let came = 0;
  let held = 0;
  const all = new Promise<void>((resolve) => {
    inside.on(kind, () => {
      came += 1;
      if (inside.isPaused) held += 1;
      if (came === many) resolve();
    });
  });
  for (let n = 0; n < many; n += 1) {
    if (kind === 'message') outside.send('{}');
    else outside[kind]();
  }
  await all;
  expect(held).toBeGreaterThan(0);
  await expect.poll(() => inside.isPaused, { timeout: 10_000 }).toBe(false);
  pace.dispose();
  outside.terminate();
  server.close();
});
