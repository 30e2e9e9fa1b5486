import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { afterEach, expect, it } from 'vitest';
import type { NodeAddress } from '../../../server/cluster/directory.ts';
import { forwardCalls } from '../../../server/cluster/forward-calls.ts';
import { apiErrors } from '../../../server/http/errors.ts';
import { createLog } from '../../../server/log.ts';

const PROJECT = '/api/projects/brave-otter-1';
const TOKEN = 'shown among nodes';
const log = createLog('silent');

/** Projects of which the node does not believe any longer that it knows the owner. */
const forgotten: string[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(app: RequestListener): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A node that takes `owner` for who owns every project; what it has to answer itself is `here`. */
function nodeFor(owner: NodeAddress | 'here' | undefined): Express {
  const app = express();
  app.set('trust proxy', 1);
  app.use(
    forwardCalls({
      directory: { ownerOf: () => Promise.resolve(owner), forget: (project) => void forgotten.push(project) },
      token: TOKEN,
      log,
    }),
  );
  app.use((_request, response) => void response.send('here'));
  app.use(apiErrors(log));
  return app;
}

/** Says what came to it. */
const mirror: RequestListener = (request, response) => {
  const { method, url, headers } = request;
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => response.writeHead(207, { 'x-mirror': 'yes' }).end(JSON.stringify({ method, url, headers, body })));
};

interface Mirrored {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

it('a call comes to the owner as it was, and its answer back', async () => {
  const owner = { id: 'owner', url: await serve(mirror) };
  const url = await serve(nodeFor(owner));
  const answer = await fetch(`${url}${PROJECT}/files?a=1`, { method: 'PUT', body: 'words', headers: { authorization: 'Bearer key' } });
  expect([answer.status, answer.headers.get('x-mirror')]).toEqual([207, 'yes']);
  const { method, url: path, headers, body } = (await answer.json()) as Mirrored;
  expect([method, path, headers['authorization'], body]).toEqual(['PUT', `${PROJECT}/files?a=1`, 'Bearer key', 'words']);
});

it('a body without a length has an end all the same, whatever the method', async () => {
  const url = new URL(await serve(nodeFor({ id: 'owner', url: await serve(mirror) })));
  const call = ask({
    hostname: url.hostname,
    port: url.port,
    path: PROJECT,
    method: 'DELETE',
    headers: { 'transfer-encoding': 'chunked' },
  });
  call.write('GET / HTTP/1.1\r\n');
  call.end('\r\n');
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  expect(JSON.parse(text)).toMatchObject({ method: 'DELETE', body: 'GET / HTTP/1.1\r\n\r\n' });
});

it('the owner hears who asks from the node that knows it, whatever they say themselves', async () => {
  const url = await serve(nodeFor({ id: 'owner', url: await serve(mirror) }));
  // the last one is what the proxy in front of the node has seen
  const headers = {
    'x-forwarded-for': '1.1.1.1, 10.0.0.7',
    'x-forwarded-host': 'school.test',
    connection: 'x-secret',
    'x-secret': 'of this way only',
  };
  const call = ask(`${url}${PROJECT}`, { headers }).end();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  const { headers: came } = JSON.parse(text) as Mirrored;
  expect([came['x-forwarded-for'], came['x-forwarded-host'], came['x-secret']]).toEqual(['10.0.0.7', 'school.test', undefined]);
});

it('a call is handed on once: a node that has the project no longer asks nobody else', async () => {
  const third = await serve(mirror);
  const second = await serve(nodeFor({ id: 'third', url: third }));
  const first = await serve(nodeFor({ id: 'second', url: second }));
  const answer = await fetch(`${first}${PROJECT}`);
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
    503,
    '1',
    { error: { code: 'try-another' } },
  ]);
  // nobody but a node can say that it was
  const claimed = await fetch(`${second}${PROJECT}`, { headers: { 'x-wszero-forwarded': 'yes' } });
  expect(claimed.status).toBe(207);
});

it('an owner that can not be reached is told as a reason to try another node', async () => {
  const answer = await fetch(`${await serve(nodeFor({ id: 'gone', url: 'http://127.0.0.1:1' }))}${PROJECT}`);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(forgotten).toContain('brave-otter-1');
});

it('an answer that breaks off there breaks off here', async () => {
  const owner = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  const answer = await fetch(`${await serve(nodeFor({ id: 'owner', url: owner }))}${PROJECT}`);
  await expect(answer.text()).rejects.toThrow();
});

it.each(['/', '/lib/1/react.js', '/e/brave-otter-1', '/api/words', '/api/projects', '/p/%2e%2e/'])(
  '%s is answered here, whoever owns what',
  async (path) => {
    const url = await serve(nodeFor({ id: 'gone', url: 'http://127.0.0.1:1' }));
    expect(await (await fetch(`${url}${path}`)).text()).toBe('here');
  },
);

it.each([['here' as const], [undefined]])('a project of %s is answered here', async (owner) => {
  expect(await (await fetch(`${await serve(nodeFor(owner))}${PROJECT}`)).text()).toBe('here');
});
