import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { BUILT } from '../../../server/built.ts';
import { runServer, type RunningServer } from '../../../runtime/node/run-server.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

interface Running {
  server: RunningServer;
  folder: string;
  lines: string[];
  /** Resolves when a line with `text` has been printed. */
  says: (text: string) => Promise<void>;
  client: (query?: string) => Promise<ScriptClient>;
}

async function run(files: Record<string, string | Uint8Array>, given: { port?: number | undefined } = { port: 0 }): Promise<Running> {
  const folder = await temporaryFolder(files);
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const server = await runServer({
    folder,
    port: given.port,
    script: BUILT.page,
    libraries: BUILT.lib,
    print: (line) => {
      lines.push(line);
      for (const wake of waiting) wake();
    },
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return {
    server,
    folder,
    lines,
    says: async (text) => {
      while (!lines.some((line) => line.includes(text))) await new Promise<void>((resolve) => waiting.add(resolve));
    },
    client: async (query = '') => {
      const client = await ScriptClient.open(`ws://127.0.0.1:${String(server.port)}/ws${query}`);
      onTestFinished(() => client.close());
      return client;
    },
  };
}

/** A request whose path nothing tidies. */
function get(
  port: number,
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<{ status: number; type: string; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks).toString('latin1'),
          headers: response.headers,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

it('takes the port that the code asks for, and keeps it', async () => {
  const free = await run({ 'server.js': '' });
  const wanted = free.server.port;
  await free.server[Symbol.asyncDispose]();
  const { server, folder, says } = await run({ 'server.js': `run_server(${String(wanted)});` }, {});
  expect(server.port).toBe(wanted);
  await writeFiles(folder, { 'server.js': 'run_server(9);' });
  await says(`run_server(9): the server is on port ${String(wanted)} already.`);
});

it('serves what is on the disk at that moment, with wszero.js in front', async () => {
  const { server, folder } = await run({
    'index.html': '<!doctype html><p>one</p><script src="a.js"></script>',
    'a.js': '1',
    'é a.css': 'p {}',
  });
  const { port } = server;
  expect(await get(port, '/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect((await get(port, '/')).body).toMatch(
    /^<!doctype html><script type="importmap">.*<script src="wszero\.js\?v=[\w-]+" crossorigin><\/script><p>one<\/p><script crossorigin src="a\.js">/,
  );
  await writeFiles(folder, { 'index.html': '<p>two</p>', 'pages/deep.html': '<p>deep</p>' });
  expect((await get(port, '/index.html?x=1')).body).toContain('<p>two</p>');
  expect((await get(port, '/pages/deep.html')).body).toContain('src="../wszero.js');
  expect(await get(port, '/a.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8', body: '1' });
  expect(await get(port, '/%C3%A9%20a.css')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' });
  expect((await get(port, '/wszero.js')).body).toContain('send_message');
});

it('serves nothing of the server, of what runs it, or from outside', async () => {
  const { server } = await run({
    'server.js': 'let secret;',
    'server/rooms.js': 'let secret;',
    'package.json': '{"secret": 1}',
    'runtime/node/main.js': 'secret',
    'node_modules/x/index.js': 'secret',
    '.env': 'secret',
    'index.html': '',
  });
  const paths = ['server.js', 'server/rooms.js', 'package.json', 'runtime/node/main.js', 'node_modules/x/index.js', '.env'];
  const ways = [
    '..%2f..%2f..%2fetc%2fhostname',
    '../../../etc/hostname',
    '%2e%2e/%2e%2e/etc/hostname',
    '/etc/hostname',
    'wszero/lib/..%2flibraries.json',
    '%',
    '%00',
    'pages/..%2f.env',
    './server.js',
    '%73erver.js',
    'wszero/lib/libraries.json',
  ];
  for (const path of [...paths, ...ways]) {
    const answer = await get(server.port, `/${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.body).not.toMatch(/let secret|"secret"|^secret/);
  }
});

it('says what is missing, and takes no posting', async () => {
  const { server } = await run({ 'client.html': '' });
  const { port } = server;
  expect(await get(port, '/')).toMatchObject({ status: 404 });
  expect((await get(port, '/')).body).toContain('This project has no index.html yet');
  expect((await get(port, '/cleint.html')).body).toContain('There is client.html. Did you mean that?');
  expect(await get(port, '/cleint.js')).toMatchObject({ status: 404, type: 'text/plain; charset=utf-8' });
  expect(await get(port, '/client.html', 'POST')).toMatchObject({ status: 405 });
  expect(await get(port, '/ws')).toMatchObject({ status: 426 });
  expect(await get(port, '/client.html', 'HEAD')).toMatchObject({ status: 200, body: '' });
});

it('gives a part of a sound', async () => {
  const { server } = await run({ 'a.mp3': '0123456789' });
  expect(await get(server.port, '/a.mp3', 'GET', { range: 'bytes=2-4' })).toMatchObject({ status: 206, type: 'audio/mpeg', body: '234' });
  expect(await get(server.port, '/a.mp3', 'GET', { range: 'bytes=20-' })).toMatchObject({ status: 416 });
});

it('compiles TypeScript and JSX of pages, and tells a mistake in them on the page and in the console', async () => {
  const { server, says } = await run({
    'index.html': '<script type="module" src="app.tsx"></script>',
    'app.tsx': `import { createRoot } from 'react-dom/client';\nconst name: string = 'x';\ncreateRoot(document.body).render(<h1>{name}</h1>);\n`,
    'bad.ts': 'let x: = 1;\n',
  });
  const { port } = server;
  const compiled = await get(port, '/app.tsx');
  expect(compiled).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
  expect(compiled.body).not.toContain(': string');
  expect((await get(port, '/')).body).toContain('"react-dom/client":"./wszero/lib/react-dom-client.js"');
  expect(await get(port, '/wszero/lib/react-dom-client.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
  expect((await get(port, '/bad.ts')).body).toContain('throw new SyntaxError("bad.ts, line 1:');
  await says('There is a mistake. (bad.ts, line 1)');
});

it('gives visitors an animal that they keep, and scripts a number', async () => {
  const { client } = await run({ 'server.js': `on('connect', (client) => client.send('you', { name: client.name }));` });
  const names: unknown[] = [];
  for (const query of ['?visit=a', '', '?visit=b', '']) names.push((await (await client(query)).next('you'))['name']);
  expect(names).toEqual(['Fox', 'script 1', 'Owl', 'script 2']);
  const first = await client('?visit=c');
  expect(await first.next('you')).toMatchObject({ name: 'Hare' });
  await first.close();
  expect(await (await client('?visit=c')).next('you')).toMatchObject({ name: 'Hare' });
});

it('gives code a world without Node and without a page, where everything is of one kind', async () => {
  const { client } = await run({
    'server.ts': `
      import { on as listen } from 'wszero';
      listen('look', (client, list) => client.send('seen', {
        names: ['process', 'require', 'fetch', 'document', 'window', 'localStorage', 'Buffer', '__host', '__realm'].filter((name) => name in globalThis),
        one: list instanceof Array && client.groups instanceof Set && structuredClone([1]) instanceof Array,
      }));
      on('fail', (client) => { try { client.send(''); } catch (error) { client.send('failed', { one: error instanceof TypeError }); } });
      on('page', (client) => document.title);`,
  });
  const script = await client();
  script.say('look', { list: [1] });
  expect(await script.next('seen')).toEqual({ op: 'seen', names: [], one: true });
  script.say('fail');
  expect(await script.next('failed')).toEqual({ op: 'failed', one: true });
  script.say('page');
  expect(await script.next('error')).toEqual({ op: 'error', code: 'handler-failed', msg: 'ReferenceError: document is not defined' });
});

it('cuts off what old code left behind', async () => {
  const { client, folder, says, lines } = await run({
    'server.js': `setInterval(() => { broadcast('tick', { from: 'old' }); console.log('old tick'); }, 20); on('wait', async () => { await new Promise((go) => setTimeout(go, 200)); broadcast('late'); });`,
  });
  const script = await client();
  script.say('wait');
  await script.next('tick');
  await writeFiles(folder, { 'server.js': `let ticks = 0; setInterval(() => broadcast('tick', { from: 'new', ticks: ++ticks }), 20);` });
  await says('The new code is running.');
  const [at, printed] = [script.log.findIndex(({ from }) => from === 'new'), lines.length];
  await script.next(({ ticks }) => Number(ticks) > 20);
  expect(script.log.slice(at).filter(({ from, op }) => from === 'old' || op === 'late')).toEqual([]);
  expect(lines.slice(printed)).toEqual([]);
});

it('holds what new code sends while it starts, and drops it when that code fails', async () => {
  const { client, folder, says, lines } = await run({ 'server.js': `on('connect', (client) => client.send('hello', { from: 'one' }));` });
  const script = await client();
  await script.next('hello');
  await writeFiles(folder, { 'server.js': `broadcast('early', { from: 'bad' }); console.log('bad says'); nothing.at.all;` });
  await says('Your last good code is running.');
  await writeFiles(folder, {
    'server.js': `broadcast('early', { from: 'good' }); on('connect', (client) => client.send('hello', { from: 'two' }));`,
  });
  expect(await script.next(({ from }) => from === 'two')).toBeDefined();
  expect(script.log).toEqual([
    { op: 'hello', from: 'one' },
    { op: 'early', from: 'good' },
    { op: 'hello', from: 'two' },
  ]);
  expect(lines).not.toContain('bad says');
});

it('starts with a mistake in the code: pages are there, and the code when it is mended', async () => {
  const { client, folder, server, lines } = await run({ 'server.js': 'on(', 'index.html': '<p>page</p>' });
  expect(lines.slice(0, 2)).toEqual(['There is a mistake. (server.js, line 1)', expect.stringContaining('The ( on line 1 needs a )')]);
  expect((await get(server.port, '/')).body).toContain('<p>page</p>');
  const script = await client();
  script.say('say');
  expect(await script.next('error')).toEqual({ op: 'error', code: 'stopped', msg: 'The server is stopped.' });
  await writeFiles(folder, { 'server.js': `on('connect', (client) => client.send('hello'));` });
  expect(await script.next('hello')).toEqual({ op: 'hello' });
});

it('ends a loop that never ends while code starts, and the old code runs on', async () => {
  const { client, folder, says } = await run({ 'server.js': `on('say', (client) => client.send('said'));` });
  const script = await client();
  await writeFiles(folder, { 'server.js': `for (;;);` });
  await says('The code takes too long to start.');
  script.say('say');
  expect(await script.next('said')).toEqual({ op: 'said' });
});

it('runs on when a file of the server is deleted, and when all of them are', async () => {
  const { client, folder, says } = await run({
    'server.js': `import { word } from './server/word.js'; on('say', (client) => client.send('said', { word }));`,
    'server/word.js': `export const word = 'hi';`,
  });
  const script = await client();
  await rm(join(folder, 'server'), { recursive: true });
  await says('Your last good code is running.');
  script.say('say');
  expect(await script.next('said')).toEqual({ op: 'said', word: 'hi' });
  await rm(join(folder, 'server.js'));
  await says('The new code is running.');
  script.say('say');
  expect(await script.next('error')).toMatchObject({ code: 'unknown-op' });
});

it.each(['//', '/%', '/ws/../ws', '*'])('goes on when a socket is asked for at %s', async (path) => {
  const { server, client } = await run({ 'server.js': `on('ping', (client) => client.send('pong'));` });
  const socket = connect(server.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  await once(socket, 'data');
  const script = await client();
  script.say('ping');
  await script.next('pong');
});

it('prints nothing that moves the cursor or fills the screen, whatever a client sends', async () => {
  const { lines, client, says } = await run({ 'server.js': `on('log', (client, text) => console.log(text));` });
  const script = await client();
  script.say('\u001b]0;owned\u0007\u009b2J' + 'x'.repeat(10_000));
  await says('No one is listening');
  script.say('log', { text: '\u001b[2Jdone\nnext' });
  await says('done');
  expect(lines.join('')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2_000);
});
