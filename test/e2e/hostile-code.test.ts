import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, putFiles, readProject } from '../support/api.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

let host: RunningHost;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.stop());

const PING = `on('ping', (client) => { client.send('pong'); });`;
const INDEX_OF = '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)';

const BAD: [what: string, server: string][] = [
  ['while (true) in a handler', `on('go', () => { while (true) {} });`],
  ['after an await', `on('go', async () => { await null; while (true) {} });`],
  ['in a timer', `on('go', () => { setTimeout(() => { while (true) {} }, 1); });`],
  ['Array(1e9).fill(0)', `on('go', () => { Array(1e9).fill(0); });`],
  ['indexOf of 2 ** 53 - 1', `on('go', () => { ${INDEX_OF}; });`],
];

describe('code that would take all', { timeout: 60_000 }, () => {
  it.each(BAD)('%s: the neighbour answers meanwhile, and the host lives', async (_what, server) => {
    const bad = await createProject(host.url, { 'server.js': `${server}\n${PING}` });
    const good = await createProject(host.url, { 'server.js': PING });
    using neighbour = await ScriptClient.join(host.url, good);
    neighbour.say('ping');
    await neighbour.next('pong');
    using culprit = await ScriptClient.join(host.url, bad);
    culprit.say('go');
    for (let i = 0; i < 20; i++) {
      neighbour.say('ping');
      await neighbour.next('pong');
    }
    expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
    expect((await readProject(host.url, good)).state.server).toBe('running');
  });

  it.each([
    ['while (true)', 'while (true) {}'],
    ['a builtin', INDEX_OF],
  ])('%s at the top is refused, and mended code runs', async (_what, server) => {
    const made = await createProject(host.url, { 'server.js': server });
    using client = await ScriptClient.join(host.url, made);
    await expect
      .poll(async () => (await readProject(host.url, made)).state, { timeout: 20_000 })
      .toEqual({ server: 'stopped', code: 'refused', reason: 'never-started' });
    client.say('ping');
    expect(await client.next('error')).toMatchObject({ code: 'stopped' });
    expect((await putFiles(host.url, made, { 'server.js': PING })).ok).toBe(true);
    client.say('ping');
    await client.next('pong');
  });

  it('that is cut again and again is stopped with the reason, and mended code runs', async () => {
    const made = await createProject(host.url, { 'server.js': `on('go', () => { while (true) {} });` });
    using client = await ScriptClient.join(host.url, made);
    for (let i = 0; i < 3; i++) client.say('go');
    await expect
      .poll(async () => (await readProject(host.url, made)).state, { timeout: 20_000 })
      .toEqual({ server: 'stopped', code: 'live', reason: 'endless' });
    await putFiles(host.url, made, { 'server.js': PING });
    expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'live' });
    client.say('ping');
    await client.next('pong');
  });

  it('that ends a worker costs its neighbours nothing but their variables: each message is answered once', async () => {
    const good = await Promise.all(
      Array.from({ length: 8 }, () =>
        createProject(host.url, {
          'server.js': `${PING} on('connect', (client) => client.send('hello')); on('last', (client) => client.send('end'));`,
        }),
      ),
    );
    const clients = await Promise.all(good.map((made) => ScriptClient.join(host.url, made)));
    await Promise.all(clients.map((client) => client.next('hello')));
    const bad = await createProject(host.url, { 'server.js': `on('go', () => { ${INDEX_OF}; });` });
    using culprit = await ScriptClient.join(host.url, bad);
    culprit.say('go');
    const until = async (state: string): Promise<boolean> => (await readProject(host.url, bad)).state.server === state;
    let sent = 0;
    while (!(await until('stopped')) || sent < 20) {
      sent++;
      for (const client of clients) client.say('ping');
    }
    for (const client of clients) client.say('last');
    await Promise.all(clients.map((client) => client.next('end')));
    expect(clients.map((client) => client.log.filter(({ op }) => op === 'pong').length)).toEqual(clients.map(() => sent));
    for (const client of clients) await client.close();
  });
});
