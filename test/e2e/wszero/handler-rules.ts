import { describe, expect, it } from 'vitest';
import type { WszeroHost } from './wszero-host.ts';

/** `on`: how a message gets to its handler, and what becomes of one that does not fit. */
export function handlerRules(host: () => WszeroHost): void {
  describe('a handler', () => {
    it('gets the client, and every other parameter by its name', async () => {
      await using project = await host().open({
        'server.js': `on('announce', (client, text, channel = 'all') => client.send('got', { text, channel }));`,
      });
      using fox = await project.join();
      fox.say('announce', { channel: 'red', text: 'hi' });
      expect(await fox.next('got')).toEqual({ op: 'got', text: 'hi', channel: 'red' });
      fox.say('announce', { text: null });
      expect(await fox.next('got')).toEqual({ op: 'got', text: null, channel: 'all' });
    });

    it('may take them apart instead, with defaults and a rest', async () => {
      await using project = await host().open({
        'server.js': `on('announce', (client, { text, channel: where = 'all' }) => client.send('got', { text, where }));
          on('more', (client, { text, ...rest }) => client.send('got', { text, rest }));`,
      });
      using fox = await project.join();
      fox.say('announce', { text: 'hi' });
      expect(await fox.next('got')).toEqual({ op: 'got', text: 'hi', where: 'all' });
      fox.say('more', { text: 'hi', a: 1, b: [2] });
      expect(await fox.next('got')).toEqual({ op: 'got', text: 'hi', rest: { a: 1, b: [2] } });
    });

    it.each(['on', `import { on as listen } from 'wszero'; listen`])('is registered by %s', async (on) => {
      await using project = await host().open({ 'server.js': `${on}('a', (client, n) => client.send('got', { n }));` });
      using fox = await project.join();
      fox.say('a', { n: 1 });
      expect(await fox.next('got')).toEqual({ op: 'got', n: 1 });
    });

    it.each([
      ['it can not be bound', `function say(client, text) {}\n\non('say', say.bind(null));`, 'The server can not read the names', 3],
      ['it is built in', `\non('say', Math.max);`, 'The server can not read the names', 2],
      ['a parameter is called op', `on('say', (client, op) => {});`, 'The server can not read the names', 1],
      ['it takes the rest one by one', `on('say', (client, ...rest) => {});`, 'The server can not read the names', 1],
      [
        'it ran too soon',
        `function say() {}\non('say', say());`,
        'This ran too soon. on("say", …) must wait for a message. Leave off the last ( ).',
        2,
      ],
      ['its op is reserved', `on('_say', () => {});`, '_say is a special message', 1],
    ])('is refused with its line when %s, and the old code runs on', async (_what, server, words, line) => {
      await using project = await host().open({ 'server.js': `on('ping', (client) => client.send('pong'));` });
      using fox = await project.join();
      expect(await project.change({ 'server.js': server })).toBe(false);
      expect(await project.told(words)).toMatchObject({ place: `server.js:${String(line)}` });
      fox.say('ping');
      await fox.next('pong');
    });

    it('that comes second for one op is the one that counts, and the console says so', async () => {
      await using project = await host().open({
        'server.js': `on('say', (client) => client.send('first'));\non('say', (client) => client.send('second'));`,
      });
      using fox = await project.join();
      fox.say('say');
      await fox.next('second');
      expect(fox.log.map(({ op }) => op)).toEqual(['second']);
      expect(await project.told('There are two on("say"). Only the last one answers.')).toMatchObject({ place: 'server.js:2' });
    });

    it('that throws or rejects harms nobody: the sender is told, the console has the line, the next message is handled', async () => {
      await using project = await host().open({
        'server.js': `on('boom', (client) => {
  client.nothing.here;
});
on('late', async (client) => {
  await null;
  throw new RangeError('too late');
});
on('ping', (client) => client.send('pong'));`,
      });
      using fox = await project.join();
      using owl = await project.join();
      fox.say('boom');
      fox.say('late');
      fox.say('ping');
      expect(await fox.next('error')).toEqual({
        op: 'error',
        code: 'handler-failed',
        msg: expect.stringMatching(/^TypeError: /) as string,
      });
      expect(await fox.next('error')).toEqual({ op: 'error', code: 'handler-failed', msg: 'RangeError: too late' });
      await fox.next('pong');
      expect(await project.told('has nothing in it yet')).toMatchObject({
        place: 'server.js:2',
      });
      expect(await project.told('on("late") could not finish. The computer says: RangeError: too late')).toMatchObject({
        place: 'server.js:6',
      });
      owl.say('ping');
      await owl.next('pong');
      expect(owl.log).toHaveLength(1);
    });

    it.each(['document.title', 'window.name', 'localStorage.length', 'alert(1)'])(
      'that uses %s is told that a server has no page',
      async (code) => {
        const word = /^\w+/.exec(code)?.[0] ?? '';
        await using project = await host().open({ 'server.js': `on('go', (client) => {\n  ${code};\n});` });
        using fox = await project.join();
        fox.say('go');
        expect((await fox.next('error')).msg).toContain('ReferenceError');
        const told = await project.told(`The server does not have a page, so it does not know ${word}. Move this line to the page.`);
        expect(told).toMatchObject({ place: 'server.js:2' });
      },
    );

    it('has the language, its timers and the other files of the project', async () => {
      await using project = await host().open({
        'server.js': `import { twice } from './server/sums.js';
          import words from './words.json';
          on('all', async (client) => {
            await new Promise((done) => setTimeout(done, 20));
            const copy = structuredClone({ list: [1, new Map([['a', 2]])] });
            client.send('all', { twice: twice(4), word: words.hi, copy: [copy.list[0], copy.list[1].get('a')], last: [3, 1, 2].toSorted().at(-1) });
          });
          on('tick', (client) => {
            let k = 0;
            const timer = setInterval(() => {
              client.send('tick', { k: ++k });
              if (k === 3) { clearInterval(timer); client.send('end'); }
            }, 20);
          });`,
        'server/sums.js': 'export const twice = (n) => 2 * n;',
        'words.json': '{ "hi": "hello" }',
      });
      using fox = await project.join();
      fox.say('all');
      expect(await fox.next('all')).toEqual({ op: 'all', twice: 8, word: 'hello', copy: [1, 2], last: 3 });
      fox.say('tick');
      await fox.next('end');
      expect(fox.log.filter(({ op }) => op === 'tick').map(({ k }) => k)).toEqual([1, 2, 3]);
    });

    it('prints to the console', async () => {
      await using project = await host().open({ 'server.js': `on('log', (client, what) => {\n  console.log('got', what);\n});` });
      using fox = await project.join();
      fox.say('log', { what: { a: [1, 'x'] } });
      await project.told('got { a: [1, "x"] }');
    });
  });

  describe('the messages of one client', () => {
    const SERVER = `
      on('slow', async (client, n) => {
        client.send('begun', { n });
        if (n % 2) await new Promise((done) => setTimeout(done, 20));
        client.send('done', { n });
      });
      let open;
      on('wait', async (client) => { await new Promise((done) => { open = done; }); client.send('waited'); });
      on('open', () => open());`;

    it('are handled one at a time in the order sent', async () => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      for (let n = 0; n < 20; n++) fox.say('slow', { n });
      await fox.next((message) => message.op === 'done' && message.n === 19);
      expect(fox.log.map(({ op, n }) => `${op} ${String(n)}`)).toEqual(
        Array.from({ length: 20 }, (_, n) => [`begun ${String(n)}`, `done ${String(n)}`]).flat(),
      );
    });

    it('do not hold up those of another', async () => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      using owl = await project.join();
      fox.say('wait');
      fox.say('slow', { n: 0 });
      owl.say('slow', { n: 1 });
      await owl.next('done');
      expect(fox.log).toEqual([]);
      owl.say('open');
      await fox.next('done');
      expect(fox.log.map(({ op }) => op)).toEqual(['waited', 'begun', 'done']);
    });

    it('that come too fast are read more slowly: none is lost, and the console says so once', async () => {
      await using project = await host().open({
        'server.js': `on('n', async (client, n) => { if (n === 0) await new Promise((done) => setTimeout(done, 300)); client.send('got', { n }); });`,
      });
      using fox = await project.join();
      for (let n = 0; n < 1_500; n++) fox.say('n', { n });
      await fox.next((message) => message.n === 1_499);
      expect(fox.log.map(({ n }) => n)).toEqual(Array.from({ length: 1_500 }, (_, n) => n));
      const said = 'script 1 sends very many messages.';
      await project.told(said);
      expect(project.console().filter(({ text }) => text.includes(said))).toHaveLength(1);
    });
  });

  describe('connect and disconnect', () => {
    it.each(['close', 'terminate'] as const)(
      'come before the first message and after the last, when the connection ends by %s',
      async (end) => {
        await using project = await host().open({
          'server.js': `const pause = () => new Promise((done) => setTimeout(done, 30));
          on('connect', async (client) => { await pause(); broadcast('seen', { what: 'connect', name: client.name }); });
          on('say', async (client, n) => { await pause(); broadcast('seen', { what: n, name: client.name }); });
          on('disconnect', async (client) => { await pause(); broadcast('seen', { what: 'disconnect', name: client.name }); });`,
        });
        using watcher = await project.join();
        await watcher.next('seen');
        const leaver = await project.join();
        for (const n of [1, 2]) leaver.say('say', { n });
        await watcher.next((message) => message.name === 'script 2' && message.what === 'connect');
        leaver.socket[end]();
        await watcher.next((message) => message.name === 'script 2' && message.what === 'disconnect');
        expect(watcher.log.slice(1).map(({ what }) => what)).toEqual(['connect', 1, 2, 'disconnect']);
      },
    );

    it.each(['connect', 'disconnect', '_kick'])('can not be played by a page that sends %s', async (op) => {
      await using project = await host().open({
        'server.js': `let n = 0; on('connect', (client) => client.send('n', { n: ++n })); on('disconnect', () => { n += 10; }); on('ask', (client) => client.send('n', { n }));`,
      });
      using fox = await project.join();
      await fox.next('n');
      fox.say(op);
      expect(await fox.next('error')).toMatchObject({ code: 'reserved-op' });
      fox.say('ask');
      expect(await fox.next('n')).toEqual({ op: 'n', n: 1 });
    });

    it('that throw tell that client', async () => {
      await using project = await host().open({
        'server.js': `on('connect', (client) => {\n  client.nothing.here;\n});\non('ping', (client) => client.send('pong'));`,
      });
      using fox = await project.join();
      expect(await fox.next('error')).toMatchObject({ code: 'handler-failed' });
      fox.say('ping');
      await fox.next('pong');
      expect(await project.told('has nothing in it yet')).toMatchObject({
        place: 'server.js:2',
      });
    });
  });
}
