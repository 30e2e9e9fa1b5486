import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Heartbeat } from '../../../runtime/clients/heartbeat.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function connected(options: { autoPong: boolean }): Promise<{ heartbeat: Heartbeat; inside: WebSocket; outside: WebSocket }> {
  const heartbeat = new Heartbeat(20);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const arrival = once(server, 'connection');
  const outside = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { autoPong: options.autoPong });
  const [inside] = (await arrival) as [WebSocket];
  ends.push(() => {
    heartbeat.dispose();
    outside.terminate();
    server.close();
  });
  return { heartbeat, inside, outside };
}

it('drops a client that misses two pings', async () => {
  const { heartbeat, inside, outside } = await connected({ autoPong: false });
  let pings = 0;
  outside.on('ping', () => pings++);
  heartbeat.watch(inside);
  await once(inside, 'close');
  expect(pings).toBe(2);
});

it('keeps a client that answers', async () => {
  const { heartbeat, inside, outside } = await connected({ autoPong: true });
  heartbeat.watch(inside);
  let pings = 0;
  await new Promise<void>((resolve) => {
    outside.on('ping', () => {
      if (++pings === 8) resolve();
    });
  });
  expect(inside.readyState).toBe(WebSocket.OPEN);
});

it('spares a socket that is paused, since it can not see the answers', async () => {
  const { heartbeat, inside, outside } = await connected({ autoPong: true });
  inside.pause();
  heartbeat.watch(inside);
  let pings = 0;
  await new Promise<void>((resolve) => {
    outside.on('ping', () => {
      if (++pings === 4) resolve();
    });
  });
  expect(inside.readyState).toBe(WebSocket.OPEN);
  const closed = once(inside, 'close');
  await closed;
  expect(pings).toBeGreaterThanOrEqual(4);
});
