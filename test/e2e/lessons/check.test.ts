import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditorClient } from '../../support/editor-client.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { lessonsFolder } from '../../server/lessons/lesson-folder.ts';
import { SHOUT_LESSON } from './shout-lesson.ts';
import { PageCalls } from './page-calls.ts';
import { Trying } from './trying.ts';

const folder = lessonsFolder(SHOUT_LESSON);
let host: RunningHost;
let trying: Trying;

beforeAll(async () => {
  host = await startHost({ env: { LESSONS_DIR: folder.path } });
  trying = await Trying.open(host);
});
afterAll(async () => {
  trying[Symbol.dispose]();
  await host[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const GOOD = "on('shout', (client, text) => broadcast('heard', { text }));";

describe('a step that everybody hears', () => {
  it('is passed by code that does so, however it is written', async () => {
    expect(await trying.try(GOOD)).toEqual({ type: 'passed' });
    const other =
      "const all = [];\non('connect', (who) => { all.push(who); });\non('shout', async (client, { text }) => { for (const one of all) one.send('heard', { text }); });";
    expect(await trying.try(other.replace('{ text }) =>', 'text) =>'))).toEqual({ type: 'passed' });
  });

  it('tells that only the sender heard, and shows which arrows are missing', async () => {
    const result = await trying.try("on('shout', (client, text) => client.send('heard', { text }));");
    expect(result).toMatchObject({ type: 'failed', say: 'only-ann', problem: { code: 'missing', params: { who: 'Bo, Cy', op: 'heard' } } });
    expect(result).toMatchObject({
      picture: {
        clients: ['Ann', 'Bo', 'Cy'],
        rows: [
          { type: 'in', from: 'Ann', op: 'shout', bad: false },
          { type: 'out', op: 'heard', to: ['Ann'], missing: ['Bo', 'Cy'], extra: [] },
        ],
      },
    });
  });

  it.each([
    ['has the answer written into it', "on('shout', (client, text) => broadcast('heard', { text: 'hello' }));", 'wrong', 'wrong-value'],
    [
      'answers twice',
      "on('shout', (client, text) => { broadcast('heard', { text }); broadcast('heard', { text }); });",
      'twice',
      'too-often',
    ],
    ['calls the message otherwise', "on('shout', (client, text) => broadcast('listened', { text }));", 'instead', 'other-op'],
    ['listens for another message', "on('yell', (client, text) => broadcast('heard', { text }));", 'unheard', 'unheard'],
    ['goes wrong', "on('shout', (client, text) => broadcast('heard', { text: oops }));", 'failed', 'failed'],
    ['says nothing', "on('shout', (client, text) => { console.log(text); });", undefined, 'missing'],
  ])('is not passed by code that %s', async (_what, server, say, code) => {
    const result = await trying.try(server);
    expect(result).toMatchObject({ type: 'failed', problem: { code } });
    expect(result.type === 'failed' ? result.say : '').toBe(say);
  });

  it('waits for handlers that wait, and for timers that are due', async () => {
    const waits =
      "on('shout', async (client, text) => {\n  await new Promise((resolve) => setTimeout(resolve, 300));\n  setTimeout(() => broadcast('heard', { text }), 700);\n});";
    expect(await trying.try(waits)).toEqual({ type: 'passed' });
  });

  it('tells the line of code that never ends, and the live server goes on without a strike', async () => {
    const loops = "on('shout', (client, text) => {\n  while (true) { }\n});\non('say', (client) => client.send('said'));";
    for (let times = 0; times < 4; times += 1) {
      expect(await trying.try(loops)).toMatchObject({
        type: 'failed',
        say: 'endless',
        problem: { code: 'endless', params: { line: '2' } },
      });
    }
    expect(trying.editor.state).toEqual({ server: 'running', code: 'live' });
    using client = await ScriptClient.join(host.url, trying.project);
    client.say('say');
    expect(await client.next('said')).toEqual({ op: 'said' });
  });

  it('tells of code that hangs where it can not be cut, and the live server goes on', async () => {
    const hangs = "on('shout', (client, text) => { /^(a+)+$/.test('a'.repeat(40) + 'b'); });\non('say', (client) => client.send('said'));";
    expect(await trying.try(hangs)).toMatchObject({ type: 'failed', problem: { code: 'endless' } });
    expect(trying.editor.state).toEqual({ server: 'running', code: 'live' });
    expect(trying.editor.told).not.toContain('restarted');
  });

  it('is not tried with code that is refused', async () => {
    expect(await trying.try("on('shout', (client, text => 1);")).toEqual({ type: 'not-run', why: 'refused' });
  });

  it('tells of code that never gets quiet', async () => {
    const ticks = `${GOOD}\nsetInterval(() => broadcast('tick'), 50);`;
    expect(await trying.try(ticks)).toMatchObject({ type: 'failed', problem: { code: 'restless' } });
  });

  it('is not passed by effects that are forged', async () => {
    const forged = "const { push } = Array.prototype;\non('shout', (client, text) => { client.send('heard\\u001esx', { text }); });";
    expect(await trying.try(forged)).toMatchObject({ type: 'failed' });
  });
});

describe('what is meant for one', () => {
  it('must not be told to all', async () => {
    expect(await trying.try("on('ask', (client) => client.send('told'));", 2)).toEqual({ type: 'passed' });
    const result = await trying.try("on('ask', (client) => broadcast('told'));", 2);
    expect(result).toMatchObject({ type: 'failed', say: 'everybody', problem: { code: 'extra', params: { who: 'Bo', op: 'told' } } });
    expect(result).toMatchObject({ picture: { rows: [{ type: 'in' }, { type: 'out', to: ['Ann', 'Bo'], extra: ['Bo'] }] } });
  });
});

describe('a network', () => {
  it('can be cut and slow', async () => {
    const leaves = `${GOOD}\non('disconnect', (client) => broadcast('left', { name: client.name }));`;
    expect(await trying.try(leaves, 3)).toEqual({ type: 'passed' });
    expect(await trying.try(GOOD, 3)).toMatchObject({
      type: 'failed',
      problem: { code: 'missing', params: { who: 'Ann, Bo', op: 'left' } },
    });
  });
});

describe('a lesson about time', () => {
  it('waits, and lets a server tick that is never quiet', async () => {
    expect(await trying.try("setInterval(() => broadcast('tick'), 100);", 4)).toEqual({ type: 'passed' });
    expect(await trying.try("setInterval(() => broadcast('tock'), 100);", 4)).toMatchObject({ type: 'failed' });
  });
});

describe('a check', () => {
  it('is not seen among the live panes', async () => {
    await trying.try(GOOD);
    using client = await ScriptClient.join(host.url, trying.project);
    trying.editor.say({ type: 'watch-messages', on: true });
    await trying.editor.settled();
    const before = trying.editor.log.length;
    expect(await trying.try(`${GOOD}\nconsole.log('begun');\non('connect', () => console.log('came'));`)).toEqual({ type: 'passed' });
    await trying.editor.settled();
    const since = trying.editor.log.slice(before);
    const events = since.flatMap((message) => (message.type === 'traffic' ? message.events : []));
    expect(events.filter((event) => 'op' in event && event.op === 'shout')).toEqual([]);
    expect(events.flatMap((event) => ('name' in event ? [event.name] : []))).not.toContain('Ann');
    expect(since.flatMap((message) => (message.type === 'clients' ? message.clients.map(({ name }) => name) : []))).not.toContain('Ann');
    expect(client.log).toEqual([]);
  });

  it('gives way to a newer one, and what comes of that counts for both', async () => {
    await trying.try(`${GOOD}\nsetTimeout(() => undefined, 900);`);
    const first = trying.ask();
    const second = trying.ask();
    expect(await trying.result(first)).toEqual({ type: 'passed' });
    expect(await trying.result(second)).toEqual({ type: 'passed' });
  });

  it('of a step that there is not is not run', async () => {
    expect(await trying.result(trying.ask(9))).toEqual({ type: 'not-run', why: 'stopped' });
  });

  it('is for those who may edit', async () => {
    const look = new URL(trying.project.links.look, host.url).pathname.split('/').at(-1) ?? '';
    using viewer = await EditorClient.open(host.url, trying.project, look);
    viewer.say({ type: 'check-step', n: 1, lesson: 'shout', step: 0 });
    expect((await viewer.closed())[0]).toBe(4400);
  });
});

describe('the token of a check', () => {
  it('leads nowhere when it was never given', async () => {
    using client = await ScriptClient.join(host.url, trying.project, '?pane=.check.AAAAAAAAAAAAAAAAAAAAAA');
    expect(await client.closed()).toBe(4404);
  });

  it('leads to the copy of its own project, until the check is over; an answer that comes later is nobody’s', async () => {
    using other = await Trying.open(host, GOOD);
    using pages = await Trying.open(host, "on('connect', (client) => client.send('welcome'));");
    const calls = new PageCalls(pages.editor);
    const n = pages.ask(5);
    const open = await calls.next();
    if (open.ask.do !== 'open') throw new Error('no page is opened');
    const query = `?pane=${open.ask.token}`;
    using stranger = await ScriptClient.join(host.url, other.project, query);
    expect(await stranger.closed()).toBe(4404);
    using page = await ScriptClient.join(host.url, pages.project, query);
    await page.next('welcome');
    calls.answer(open, { ok: true });
    let last = open;
    for (;;) {
      last = await calls.next();
      if (last.ask.do !== 'read') break;
      expect(last.ask.got).toBe(1);
      calls.answer(last, { ok: true, shown: 'hello', sent: 0 });
    }
    expect(last.ask).toEqual({ do: 'close-all' });
    expect(await pages.result(n)).toEqual({ type: 'passed' });
    expect(await page.closed()).toBe(1001);
    using late = await ScriptClient.join(host.url, pages.project, query);
    expect(await late.closed()).toBe(4404);
    calls.answer(open, { ok: true });
    calls.answer({ ...open, call: 999 }, { ok: false, why: 'gone' });
    expect(await pages.editor.settled()).toBe(true);
  });

  it('is not waited for where an IDE opens no page', async () => {
    using pages = await Trying.open(host, GOOD);
    const n = pages.ask(5);
    expect(await pages.result(n)).toEqual({ type: 'not-run', why: 'no-pages' });
  });
});
