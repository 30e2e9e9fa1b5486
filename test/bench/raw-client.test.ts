import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { RawClient } from './raw-client.ts';

const ASKED = JSON.stringify({ op: 'echo', text: 'Grüße' });

let server: WebSocketServer;
let url: string;

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `ws://127.0.0.1:${String(address.port)}/`;
});

afterEach(async () => {
  for (const client of server.clients) client.terminate();
  server.close();
  await once(server, 'close');
});

/** What each connection does with what it gets. */
function answers(take: (socket: WebSocket, text: string) => void): void {
  server.on('connection', (socket) => socket.on('message', (data: Buffer) => take(socket, data.toString())));
}

it('sends its message as often as it is asked to, and counts the right answers', async () => {
  const came: string[] = [];
  answers((socket, text) => {
    came.push(text);
    socket.send(text);
  });
  const client = await RawClient.open(url, { message: ASKED, answer: ASKED });
  let count = 0;
  const all = new Promise<void>((resolve) => {
    client.onAnswers = (more) => {
      count += more;
      if (count === 5) resolve();
    };
  });
  client.send(2);
  client.send(3);
  await all;
  expect(came).toEqual(Array.from({ length: 5 }, () => ASKED));
  client.close();
});

it.each([
  ['another text', (text: string) => text.replace('ü', 'u')],
  ['a text that is as long', (text: string) => text.replace('echo', 'ECHO')],
  ['a longer one', (text: string) => `${text} `],
])('does not count %s', async (_, answer) => {
  answers((socket, text) => socket.send(answer(text)));
  const client = await RawClient.open(url, { message: ASKED, answer: ASKED });
  let count = 0;
  client.onAnswers = (more) => (count += more);
  const wrong = new Promise<string>((resolve) => (client.onWrong = resolve));
  client.send(1);
  expect(await wrong).toBe(`a wrong answer: ${answer(ASKED)}`);
  expect(count).toBe(0);
  client.close();
});

it('says that the server has closed', async () => {
  answers((socket) => socket.close());
  const client = await RawClient.open(url, { message: ASKED, answer: ASKED });
  const wrong = new Promise<string>((resolve) => (client.onWrong = resolve));
  client.send(1);
  expect(await wrong).toBe('the server has closed a connection');
  client.close();
});

it('greets first, and waits until that is answered', async () => {
  server.on('connection', (socket) => socket.send('0{"sid":"a"}'));
  answers((socket, text) => socket.send(text === '40' ? '40{"sid":"b"}' : text));
  const client = await RawClient.open(url, { message: ASKED, answer: ASKED, greeting: '40' });
  const counted = new Promise<number>((resolve) => (client.onAnswers = resolve));
  client.send(1);
  expect(await counted).toBe(1);
  client.close();
});
