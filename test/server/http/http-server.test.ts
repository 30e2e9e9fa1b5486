import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpLimits } from '../../../server/http/http-server.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const QUICK: HttpLimits = {
  headersMs: 60,
  requestMs: 120,
  connectionsCheckedMs: 20,
  headersPerRequest: 5,
  connections: 100,
  connectionsPerAddress: 100,
};

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Counts the bytes of a body, and answers with that number. */
const count: RequestListener = (request, response) => {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  request.on('end', () => response.end(String(bytes)));
};

async function listen(limits: Partial<HttpLimits> = {}, app = count, TRUST_PROXY = false): Promise<void> {
  server = createHttpServer(app, { TRUST_PROXY }, { ...QUICK, ...limits });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

async function open(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the other side ends the connection. */
async function answerTo(text: string): Promise<string> {
  const socket = await open();
  return await answerOn(socket, text);
}

async function answerOn(socket: Socket, text: string): Promise<string> {
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.write(text);
  if (!socket.closed) await once(socket, 'close');
  return answer;
}

function errorIn(answer: string): unknown {
  return (JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as { error: { code: string } }).error.code;
}

describe('what never comes to its end is ended', () => {
  it.each([
    ['a connection that says nothing', ''],
    ['headers without their end', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['a body without its end', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nslow'],
    ['chunks without their end', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nslow\r\n'],
  ])('%s', async (_what, text) => {
    await listen();
    const answer = await answerTo(text);
    // once a handler has the request, and reads it, there is nobody left to answer
    if (answer !== '') expect(errorIn(answer)).toBe('too-slow');
  });

  it('and is told so, where nobody answers yet', async () => {
    await listen();
    expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\n')).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['bytes of anything', '\x16\x03\x01\x02garbage\r\n\r\n', 400, 'bad-request'],
    ['a header without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n', 400, 'bad-request'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400, 'bad-request'],
    [
      'a length beside chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'bad-request',
    ],
    ['a header without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 413, 'too-large'],
  ])('%s is answered in the shape of every other error', async (_what, text, status, code) => {
    await listen();
    const answer = await answerTo(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(errorIn(answer)).toBe(code);
  });

  it('is expected of the host, and not given: the answer comes all the same', async () => {
    await listen();
    expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['bytes of anything', '\x00\x00\x00\r\n\r\n'],
    ['a body that no length was told of', '{"name":"a"}'],
  ])('behind a request that is being answered spoils no answer: %s', async (_what, nonsense) => {
    let finish = (): void => undefined;
    await listen({}, (_request, response) => {
      response.writeHead(200, { 'Content-Length': 8 });
      response.write('half');
      finish = () => response.end('half');
    });
    const noticed = once(server, 'clientError');
    const socket = await open();
    const answer = answerOn(socket, `DELETE / HTTP/1.1\r\nHost: a\r\n\r\n${nonsense}`);
    await noticed;
    finish();
    expect(await answer).toMatch(/halfhalf$/);
  });
});

describe('connections', () => {
  it('of one address are ended at once when there are too many, and others take their places when they go', async () => {
    await listen({ connectionsPerAddress: 2, headersMs: 10_000, requestMs: 10_000 });
    const [first] = [await open(), await open()];
    await once(await open(), 'close');
    first.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    first.resume();
    await once(first, 'close');
    expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('behind a proxy all have its address, and are not counted by it', async () => {
    await listen({ connectionsPerAddress: 0 }, count, true);
    expect(await answerTo('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('of the host have a far end too, as time and headers have', () => {
    server = createHttpServer(count, { TRUST_PROXY: false });
    expect(server).toMatchObject({
      maxConnections: LIMITS.connections,
      headersTimeout: LIMITS.headersMs,
      requestTimeout: LIMITS.requestMs,
      maxHeadersCount: LIMITS.headersPerRequest,
    });
  });
});
