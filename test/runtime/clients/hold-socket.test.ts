import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { holdSocket } from '../../../runtime/clients/hold-socket.ts';

it('a socket is read again when the last of several reasons is gone, and not before', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const outside = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const [[ws]] = (await Promise.all([once(server, 'connection'), once(outside, 'open')])) as [[WebSocket], unknown];
  holdSocket(ws, 'queue', false);
  expect(ws.isPaused).toBe(false);
  holdSocket(ws, 'queue', true);
  holdSocket(ws, 'server', true);
  holdSocket(ws, 'queue', true);
  holdSocket(ws, 'queue', false);
  expect(ws.isPaused).toBe(true);
  holdSocket(ws, 'server', false);
  expect(ws.isPaused).toBe(false);
  outside.terminate();
  server.close();
});
