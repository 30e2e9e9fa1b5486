import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '../../server/protocol/close-codes.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import { createProject, putFiles, readProject, type MadeProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

let host: RunningHost;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.stop());

const CHAT = `
on('connect', (client) => client.send('welcome', { you: client.id, name: client.name }));
on('say', (client, text, room = 'lobby') => broadcast('said', { text, room, from: client.name }));
let n = 0;
on('count', (client) => client.send('counted', { n: ++n }));
on('disconnect', (client) => broadcast('left', { name: client.name }));
`;

const project = (server: string, files = {}): Promise<MadeProject> =>
  createProject(host.url, { 'server.js': server, 'index.html': '<!doctype html><h1>Hi</h1>', ...files });
const join = (made: MadeProject, query?: string): Promise<ScriptClient> => ScriptClient.join(host.url, made, query);

describe('a plain client of a project', () => {
  it('is a client like any other: connected, named, heard by the others', async () => {
    const made = await project(CHAT);
    using fox = await join(made);
    using owl = await join(made);
    expect(await fox.next('welcome')).toMatchObject({ name: 'script 1' });
    expect(await owl.next('welcome')).toMatchObject({ name: 'script 2' });
    fox.say('say', { text: 'hé 🦊' });
    for (const client of [fox, owl])
      expect(await client.next('said')).toEqual({ op: 'said', text: 'hé 🦊', room: 'lobby', from: 'script 1' });
    await owl.close();
    expect(await fox.next('left')).toEqual({ op: 'left', name: 'script 2' });
  });

  it('never sees a message of another project', async () => {
    const [a, b] = await Promise.all([project(CHAT), project(CHAT)]);
    using one = await join(a);
    using other = await join(b);
    one.say('say', { text: 'x' });
    await one.next('said');
    other.say('count');
    await other.next('counted');
    expect(other.log.map(({ op }) => op)).toEqual(['welcome', 'counted']);
  });

  it('keeps its name when its page connects again', async () => {
    const made = await project(CHAT);
    const first = await join(made, '?visit=abc');
    const { name } = await first.next('welcome');
    await first.close();
    using again = await join(made, '?visit=abc');
    using other = await join(made, '?visit=def');
    expect((await again.next('welcome')).name).toBe(name);
    expect((await other.next('welcome')).name).not.toBe(name);
  });
});

describe('what is no good message', () => {
  // The rest of what may be wrong is in the rules of wszero, which a project taken home keeps as well.
  const bad: [what: string, data: string | Buffer, code: string][] = [
    ['JSON with raw control characters', '{"op":"count"}\x1em1\x1f{"op":"say"}', 'not-json'],
    ['an op of another type', '{"op":{"a":1}}', 'no-op'],
    ['nested deeper than anybody needs', `{"op":"say","text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'too-deep'],
  ];
  it.each(bad)('%s is answered with an error, and the connection stays', async (_what, data, code) => {
    const made = await project(CHAT);
    using client = await join(made);
    client.socket.send(data);
    expect(await client.next('error')).toEqual({ op: 'error', code, msg: expect.any(String) as string });
    client.say('count');
    expect(await client.next('counted')).toEqual({ op: 'counted', n: 1 });
  });

  it('in bytes that are no UTF-8 closes with 1007', async () => {
    const made = await project(CHAT);
    using client = await join(made);
    client.socket.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { binary: false });
    expect(await client.closed()).toBe(1007);
  });
});

describe('a socket', () => {
  it('of an unknown project closes with a code that says so', async () => {
    using client = await ScriptClient.open(`${host.url.replace('http', 'ws')}/p/no-such-thing-9.aaaaaaaaaaaaaaaa/ws`);
    expect(await client.closed()).toBe(CLOSE.unknownProject);
  });

  it('at any other path is refused in the shape of every other error', async () => {
    const socket = new WebSocket(`${host.url.replace('http', 'ws')}/nowhere`);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(404);
    socket.on('error', () => undefined);
    socket.terminate();
  });

  it('beyond the limit of a project is told to try again later', async () => {
    const made = await project(CHAT);
    const clients = await Promise.all(Array.from({ length: LIMITS.clientsPerProject }, () => join(made)));
    await Promise.all(clients.map((client) => client.next('welcome')));
    using late = await join(made);
    expect(await late.closed()).toBe(CLOSE.tryAgainLater);
    for (const client of clients) client[Symbol.dispose]();
  });

  it('of a client that does not read is closed, and the others go on', async () => {
    const made = await project(`on('flood', () => { for (let i = 0; i < 20; i++) broadcast('big', { text: 'x'.repeat(40000) }); });
      on('who', (client) => client.send('me', { name: client.name }));
      on('disconnect', (client) => broadcast('left', { name: client.name }));`);
    const slow = await join(made);
    slow.say('who');
    const { name } = await slow.next('me');
    using quick = await join(made);
    slow.socket.pause();
    for (let round = 0; round < 200 && !quick.log.some(({ op }) => op === 'left'); round++) {
      quick.say('flood');
      for (let i = 0; i < 20; i++) await quick.next('big');
    }
    // whoever reads nothing does not see the close either; its project has let go of it all the same
    expect(await quick.next('left')).toEqual({ op: 'left', name });
    slow[Symbol.dispose]();
  });
});

describe('new code', () => {
  it('that never ends while starting is refused with its line, and the old runs on', async () => {
    const made = await project(CHAT);
    using fox = await join(made);
    const { ok, diagnostics } = await putFiles(host.url, made, { 'server.js': '\nfor (;;) {}' });
    expect(ok).toBe(false);
    expect(diagnostics[0]).toMatchObject({ side: 'server', file: 'server.js', line: 2 });
    expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'refused' });
    fox.say('count');
    expect(await fox.next('counted')).toEqual({ op: 'counted', n: 1 });
    await putFiles(host.url, made, { 'server.js': CHAT });
    expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'live' });
  });

  it('is swapped only when a server file changed', async () => {
    const made = await project(CHAT, { 'style.css': 'h1 { color: red }' });
    using fox = await join(made);
    fox.say('count');
    await fox.next('counted');
    await putFiles(host.url, made, { 'style.css': 'h1 { color: blue }', 'index.html': '<h1>other</h1>', 'client.js': '// new' });
    fox.say('count');
    expect(await fox.next('counted')).toEqual({ op: 'counted', n: 2 });
  });
});
