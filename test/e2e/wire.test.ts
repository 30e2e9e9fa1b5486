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
  const bad: [what: string, data: string | Buffer, code: string][] = [
    ['not JSON', '{nope', 'not-json'],
    ['JSON with raw control characters', '{"op":"count"}\x1em1\x1f{"op":"say"}', 'not-json'],
    ['an empty text', '', 'not-json'],
    ['a list', '[]', 'no-op'],
    ['no op', '{"text":"x"}', 'no-op'],
    ['an op of another type', '{"op":{"a":1}}', 'no-op'],
    ['a part missing', '{"op":"say"}', 'missing-parameter'],
    ['a part too many', '{"op":"say","text":"x","colour":1}', 'unexpected-parameter'],
    ['an op that nobody handles', '{"op":"sya"}', 'unknown-op'],
    ['pretending to connect', '{"op":"connect"}', 'reserved-op'],
    ['an op of the system', '{"op":"_kick"}', 'reserved-op'],
    ['a binary message', Buffer.from([1, 2, 3]), 'binary'],
    ['nested deeper than anybody needs', `{"op":"say","text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'not-json'],
  ];
  it.each(bad)('%s is answered with an error, and the connection stays', async (_what, data, code) => {
    const made = await project(CHAT);
    using client = await join(made);
    client.socket.send(data);
    expect(await client.next('error')).toEqual({ op: 'error', code, msg: expect.any(String) as string });
    client.say('count');
    expect(await client.next('counted')).toEqual({ op: 'counted', n: 1 });
  });

  it('too large closes with 1009, and nobody else is touched', async () => {
    const made = await project(CHAT);
    using client = await join(made);
    using other = await join(made);
    client.socket.send(JSON.stringify({ op: 'say', text: 'x'.repeat(LIMITS.clientMessageBytes) }));
    expect(await client.closed()).toBe(CLOSE.tooLarge);
    other.say('count');
    await other.next('counted');
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
  it('takes the place of the old: sockets stay, connect runs for each, groups are empty, variables are new', async () => {
    const made = await project(`${CHAT} on('join', (client) => client.add_to_group('red'));`);
    using fox = await join(made);
    await fox.next('welcome');
    fox.say('join');
    fox.say('count');
    await fox.next('counted');
    const answer = await putFiles(host.url, made, {
      'server.js': `let n = 100;
        on('connect', (client) => client.send('anew', { name: client.name, groups: [...client.groups] }));
        on('count', (client) => client.send('counted', { n: ++n }));`,
    });
    expect(answer).toEqual({ ok: true, diagnostics: [] });
    expect(await fox.next('anew')).toEqual({ op: 'anew', name: 'script 1', groups: [] });
    fox.say('count');
    expect(await fox.next('counted')).toEqual({ op: 'counted', n: 101 });
    expect(fox.log.filter(({ op }) => op === 'left')).toEqual([]);
  });

  it.each([
    ['does not compile', 'on("count", (client) => {\n  client.send("counted", { n: 1 );\n})', 2],
    ['throws while starting', 'const a = 1;\n\nnothing.here;', 3],
    ['never ends while starting', '\nfor (;;) {}', 2],
    ['needs a file that is not there', 'import { x } from "./nope.js";', 1],
  ])('that %s is refused with its line, and the old runs on', async (_what, server, line) => {
    const made = await project(CHAT);
    using fox = await join(made);
    const { ok, diagnostics } = await putFiles(host.url, made, { 'server.js': server });
    expect(ok).toBe(false);
    expect(diagnostics[0]).toMatchObject({ side: 'server', file: 'server.js', line });
    fox.say('count');
    expect(await fox.next('counted')).toEqual({ op: 'counted', n: 1 });
    expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'refused' });
    await putFiles(host.url, made, { 'server.js': CHAT });
    expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'live' });
  });

  it('that sends while it starts sends after the switch, and not at all when it fails', async () => {
    const made = await project(CHAT);
    using fox = await join(made);
    await putFiles(host.url, made, { 'server.js': 'broadcast("early", { n: 1 }); nothing.here;' });
    await putFiles(host.url, made, { 'server.js': 'broadcast("early", { n: 2 }); on("connect", (client) => client.send("hi"));' });
    await fox.next('hi');
    expect(fox.log.filter(({ op }) => op === 'early')).toEqual([{ op: 'early', n: 2 }]);
  });

  it('loses none of the messages that come while it takes over, and keeps their order', async () => {
    const server = (mark: string): string => `on('n', (client, n) => client.send('got', { n, mark: '${mark}' }));`;
    const made = await project(server('a'));
    using fox = await join(made);
    let n = 0;
    const sending = setInterval(() => fox.say('n', { n: n++ }), 1);
    for (const mark of ['b', 'c', 'd']) await putFiles(host.url, made, { 'server.js': server(mark) });
    clearInterval(sending);
    const last = n;
    fox.say('n', { n: last });
    await fox.next((message) => message.n === last);
    expect(fox.log.map((message) => message.n)).toEqual(Array.from({ length: last + 1 }, (_, i) => i));
    expect(fox.log.at(-1)?.mark).toBe('d');
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

describe('the server of a project', () => {
  it('answers the original’s chat over the original’s wire', async () => {
    const made = await project(`
      on('connect', (client) => { client.eval_js("document.title = 'Chat demo'"); });
      on('name', (client, name) => { client.name = name; broadcast('chatmsg', { sender: client.name, text: 'connected' }); });
      on('chatmsg', (client, text) => { broadcast('chatmsg', { sender: client.name, text }); });
      on('disconnect', (client) => { broadcast('chatmsg', { sender: client.name, text: 'disconnected' }); });
      run_server();`);
    using ann = await join(made);
    const bob = await join(made);
    expect((await ann.next('eval_js')).script).toContain('Chat demo');
    ann.say('name', { name: 'Ann' });
    await bob.next((message) => message.sender === 'Ann' && message.text === 'connected');
    bob.say('name', { name: 'Bob' });
    bob.say('chatmsg', { text: 'hi' });
    await ann.next((message) => message.sender === 'Bob' && message.text === 'hi');
    bob.socket.terminate();
    await ann.next((message) => message.sender === 'Bob' && message.text === 'disconnected');
  });

  it('keeps the order of one client through handlers that wait', async () => {
    const made = await project(
      `on('slow', async (client, n) => { if (n % 2) await new Promise((r) => setTimeout(r, 15)); client.send('slow', { n }); });`,
    );
    using fox = await join(made);
    for (let n = 0; n < 20; n++) fox.say('slow', { n });
    await fox.next((message) => message.n === 19);
    expect(fox.log.map((message) => message.n)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('binds names that the compiler would change, in each form', async () => {
    const made = await project(
      `import { words as text } from './words.js';
       import { on as listen } from 'wszero';
       let room = 'outer'; const client = 1; let sender = null;
       listen('say', (client, sender, room = 'lobby') => { client.send('ok', { sender, room, words: text }); });
       const later = async (client, sender) => { await null; client.send('ok', { sender }); };
       on('later', later);
       on('typed', function handle(client, { sender, room: where = 'x' }) { client.send('ok', { sender, where }); });`,
      { 'words.js': "export const words = 'w'; export const sender = 2;" },
    );
    using fox = await join(made);
    fox.say('say', { sender: 'S' });
    expect(await fox.next('ok')).toEqual({ op: 'ok', sender: 'S', room: 'lobby', words: 'w' });
    fox.say('later', { sender: 'L' });
    expect(await fox.next('ok')).toEqual({ op: 'ok', sender: 'L' });
    fox.say('typed', { sender: 'T', room: 'r' });
    expect(await fox.next('ok')).toEqual({ op: 'ok', sender: 'T', where: 'r' });
  });

  it('reads a client no further whose queue is full, and loses nothing', async () => {
    const made = await project(
      `on('n', async (client, n) => { if (n === 0) await new Promise((r) => setTimeout(r, 300)); client.send('got', { n }); });`,
    );
    using fox = await join(made);
    const count = LIMITS.clientQueueLength * 4;
    for (let n = 0; n < count; n++) fox.say('n', { n });
    await fox.next((message) => message.n === count - 1);
    expect(fox.log.map((message) => message.n)).toEqual(Array.from({ length: count }, (_, n) => n));
  });
});
