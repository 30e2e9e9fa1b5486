import { describe, expect, it } from 'vitest';
import type { WszeroHost } from './wszero-host.ts';

const COUNT = `let n = 0;
on('count', (client) => client.send('counted', { n: ++n }));
on('join', (client) => { client.add_to_group('red'); client.send('in'); });
on('disconnect', (client) => broadcast('left', { name: client.name }));`;

/** What becomes of clients when the code changes. */
export function newCodeRules(host: () => WszeroHost): void {
  describe('new code', () => {
    it('takes the place of the old in one step: sockets stay, groups are empty, variables are new, connect runs in the order of joining', async () => {
      await using project = await host().open({ 'server.js': COUNT });
      using fox = await project.join();
      fox.say('join');
      fox.say('count');
      await fox.next('counted');
      using owl = await project.join();
      owl.say('count');
      await owl.next('counted');
      const live = await project.change({
        'server.js': `let n = 100;
          on('connect', (client) => broadcast('anew', { name: client.name, groups: [...client.groups] }));
          on('count', (client) => client.send('counted', { n: ++n }));`,
      });
      expect(live).toBe(true);
      for (const client of [fox, owl]) {
        expect(await client.next('anew')).toEqual({ op: 'anew', name: 'script 1', groups: [] });
        expect(await client.next('anew')).toEqual({ op: 'anew', name: 'script 2', groups: [] });
      }
      fox.say('count');
      expect(await fox.next('counted')).toEqual({ op: 'counted', n: 101 });
      expect(fox.log.filter(({ op }) => op === 'left')).toEqual([]);
    });

    it('ends the timers and the unfinished handlers of the old', async () => {
      await using project = await host().open({
        'server.js': `setInterval(() => broadcast('old tick'), 20);
          on('wait', async (client) => { client.send('waits'); await new Promise((done) => setTimeout(done, 150)); client.send('old end'); });`,
      });
      using fox = await project.join();
      fox.say('wait');
      await fox.next('waits');
      await fox.next('old tick');
      await project.change({
        'server.js': `on('connect', (client) => client.send('anew'));
          on('later', async (client) => { await new Promise((done) => setTimeout(done, 300)); client.send('later'); });`,
      });
      await fox.next('anew');
      fox.say('later');
      await fox.next('later');
      const since = fox.log.findIndex(({ op }) => op === 'anew');
      expect(fox.log.slice(since).map(({ op }) => op)).toEqual(['anew', 'later']);
    });

    it.each([
      ['does not compile', 'on("count", (client) => {\n  client.send("counted", { n: 1 );\n})', 2],
      ['throws while starting', 'const a = 1;\n\nnothing.here;', 3],
      ['needs a file that is not there', 'import { x } from "./nope.js";', 1],
    ])('that %s is refused with its line, and the old runs on', async (_what, server, line) => {
      await using project = await host().open({ 'server.js': COUNT });
      using fox = await project.join();
      expect(await project.change({ 'server.js': server })).toBe(false);
      await expect.poll(() => project.console().some(({ place }) => place === `server.js:${String(line)}`)).toBe(true);
      fox.say('count');
      expect(await fox.next('counted')).toEqual({ op: 'counted', n: 1 });
      expect(await project.change({ 'server.js': `${COUNT}\nlet mended = true;` })).toBe(true);
      fox.say('count');
      expect(await fox.next('counted')).toEqual({ op: 'counted', n: 1 });
    });

    it('that sends while it starts sends after the switch, and not at all when it fails', async () => {
      await using project = await host().open({ 'server.js': COUNT });
      using fox = await project.join();
      await project.change({ 'server.js': 'broadcast("early", { n: 1 }); nothing.here;' });
      await project.change({ 'server.js': 'broadcast("early", { n: 2 }); on("connect", (client) => client.send("hi"));' });
      await fox.next('hi');
      expect(fox.log.filter(({ op }) => op === 'early')).toEqual([{ op: 'early', n: 2 }]);
    });

    it('loses none of the messages that come while it takes over, and keeps their order', async () => {
      const server = (mark: string): string => `on('n', (client, n) => client.send('got', { n, mark: '${mark}' }));`;
      await using project = await host().open({ 'server.js': server('a') });
      using fox = await project.join();
      let n = 0;
      const sending = setInterval(() => fox.say('n', { n: n++ }), 1);
      for (const mark of ['b', 'c', 'd']) await project.change({ 'server.js': server(mark) });
      clearInterval(sending);
      const last = n;
      fox.say('n', { n: last });
      await fox.next((message) => message.n === last);
      expect(fox.log.map((message) => message.n)).toEqual(Array.from({ length: last + 1 }, (_, i) => i));
      expect(fox.log.at(-1)?.mark).toBe('d');
    });

    it('loses none of the messages that the old was too slow for, answers each once, and keeps their order', async () => {
      const slow = (mark: string): string => `on('n', (client, n) => {
        for (const until = Date.now() + 60; Date.now() < until;);
        client.send('got', { n, mark: '${mark}' });
      });`;
      await using project = await host().open({ 'server.js': slow('a') });
      using fox = await project.join();
      for (let n = 0; n < 20; n += 1) fox.say('n', { n });
      await fox.next((message) => message.n === 0);
      await project.change({ 'server.js': slow('b') });
      fox.say('n', { n: 20 });
      await fox.next((message) => message.n === 20);
      expect(fox.log.map((message) => message.n)).toEqual(Array.from({ length: 21 }, (_, n) => n));
      expect(fox.log.at(-1)?.mark).toBe('b');
    });
  });
}
