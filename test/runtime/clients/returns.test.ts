import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { pageConnectionOf, Returns } from '../../../runtime/clients/returns.ts';

let server: WebSocketServer;
let returns: Returns;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  returns = new Returns();
});
afterEach(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

interface Pair {
  page: WebSocket;
  /** The host's end. */
  ws: WebSocket;
}

async function connect(): Promise<Pair> {
  const page = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const [ws] = (await once(server, 'connection')) as [WebSocket];
  await once(page, 'open');
  return { page, ws };
}

test('a first connection, and one that names no page load, do not wait', async () => {
  const { ws } = await connect();
  const { ws: other } = await connect();
  expect(await returns.turn('a', ws)).toBe(true);
  expect(await returns.turn('b', other)).toBe(true);
  expect(await returns.turn(undefined, ws)).toBe(true);
  expect(await returns.turn(undefined, other)).toBe(true);
});

test('a page that comes back waits until its earlier connection has been read to its end', async () => {
  const [first, second] = [await connect(), await connect()];
  await returns.turn('a', first.ws);
  first.ws.pause();
  const order: string[] = [];
  first.ws.on('message', (data: Buffer) => order.push(data.toString()));
  first.ws.on('close', () => order.push('end'));
  first.page.send('one');
  first.page.send('two');
  first.page.close();
  const turn = returns.turn('a', second.ws).then(() => order.push('turn'));
  first.ws.resume();
  await turn;
  expect(order).toEqual(['one', 'two', 'end', 'turn']);
});

test('a connection that is read and says nothing has died: it is ended, and the next has its turn', async () => {
  const [first, second] = [await connect(), await connect()];
  await returns.turn('a', first.ws);
  expect(await returns.turn('a', second.ws)).toBe(true);
  expect(first.ws.readyState).toBe(WebSocket.CLOSED);
});

test('one that ended while it waited leaves the next to wait in its place', async () => {
  const [first, second, third] = [await connect(), await connect(), await connect()];
  await returns.turn('a', first.ws);
  first.ws.pause();
  const order: string[] = [];
  const [two, three] = [second, third].map(({ ws }, index) => returns.turn('a', ws).then(() => order.push(String(index + 2))));
  second.ws.terminate();
  await once(second.ws, 'close');
  expect(order).toEqual([]);
  first.ws.resume();
  first.page.close();
  await Promise.all([two, three]);
  expect(order).toEqual(['2', '3']);
});

test('too many that wait for one page are not let in', async () => {
  const first = await connect();
  await returns.turn('a', first.ws);
  first.ws.pause();
  const turns: Promise<boolean>[] = [];
  for (let count = 0; count < 9; count += 1) turns.push(returns.turn('a', (await connect()).ws));
  expect(await turns.at(-1)).toBe(false);
});

test('a page load is known by load, or by visit, if that is a plain word', () => {
  expect(pageConnectionOf(new URLSearchParams('pane=x&load=b&attempt=3'))).toEqual({ load: 'b', attempt: '3' });
  expect(pageConnectionOf(new URLSearchParams('visit=v&attempt=x'))).toEqual({ load: 'v' });
  expect(pageConnectionOf(new URLSearchParams('pane=x'))).toEqual({});
  for (const odd of ['', 'v'.repeat(101), 'a\u001fb', 'a b']) expect(pageConnectionOf(new URLSearchParams({ visit: odd }))).toEqual({});
});
