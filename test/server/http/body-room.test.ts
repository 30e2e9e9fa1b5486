import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { afterEach, expect, it } from 'vitest';
import { CodedError } from '../../../server/errors.ts';
import { bodyRoom } from '../../../server/http/body-room.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Answers with a code of the table, or `ok` when all of a body has come. */
async function listen(room: { all: number; perAddress: number }): Promise<number> {
  const app = express().set('trust proxy', 1);
  app.post('/', bodyRoom(room), (request, response) => {
    request.resume().once('end', () => response.send('ok'));
  });
  const told: ErrorRequestHandler = (error, _request, response, _next) => {
    response.send(error instanceof CodedError ? error.code : 'broken');
  };
  const server = app.use(told).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends the headers only, and resolves when they have arrived. `answer`: its last line, when one comes. */
async function announce(port: number, header: string, address: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  ends.push(() => socket.destroy());
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.write(
    `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nX-Forwarded-For: ${address}\r\n${header}\r\n\r\n`,
  );
  const answer = once(socket, 'end').then(() => text.split('\r\n').at(-1) ?? '');
  await once(socket, 'data');
  return { socket, answer };
}

it('what was announced counts until the request is done with, for its address and for all', async () => {
  const port = await listen({ all: 250, perAddress: 100 });
  const slow = await announce(port, 'Content-Length: 80', '10.0.0.1');
  expect(await (await announce(port, 'Content-Length: 30', '10.0.0.1')).answer).toBe('too-many');
  const other = await announce(port, 'Content-Length: 80', '10.0.0.2');
  const third = await announce(port, 'Content-Length: 80', '10.0.0.3');
  expect(await (await announce(port, 'Content-Length: 11', '10.0.0.4')).answer).toBe('too-many');
  slow.socket.write('x'.repeat(80));
  expect(await slow.answer).toBe('ok');
  other.socket.destroy();
  const late = await announce(port, 'Content-Length: 90', '10.0.0.1');
  late.socket.write('x'.repeat(90));
  expect(await late.answer).toBe('ok');
  third.socket.destroy();
});

it('a body of no announced length counts as the largest that is read', async () => {
  const port = await listen({ all: 2 * LIMITS.httpBodyBytes, perAddress: LIMITS.httpBodyBytes });
  await announce(port, 'Transfer-Encoding: chunked', '10.0.0.1');
  expect(await (await announce(port, 'Content-Length: 1', '10.0.0.1')).answer).toBe('too-many');
});
