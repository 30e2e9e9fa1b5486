import { describe, expect, it } from 'vitest';
import type { WszeroHost } from './wszero-host.ts';

/** `Client`, groups and `broadcast`. */
export function clientRules(host: () => WszeroHost): void {
  describe('a client', () => {
    it('sends to its own page only, and op inside the parts never wins', async () => {
      await using project = await host().open({
        'server.js': `on('go', (client) => { client.send('real', { op: 'fake', v: 1 }); client.send('bare'); broadcast('end'); });`,
      });
      using fox = await project.join();
      using owl = await project.join();
      fox.say('go');
      await fox.next('end');
      await owl.next('end');
      expect(fox.log).toEqual([{ op: 'real', v: 1 }, { op: 'bare' }, { op: 'end' }]);
      expect(owl.log).toEqual([{ op: 'end' }]);
    });

    it('runs code in its page', async () => {
      await using project = await host().open({ 'server.js': `on('connect', (client) => client.eval_js('document.title = "hi"'));` });
      using fox = await project.join();
      expect(await fox.next('eval_js')).toEqual({ op: 'eval_js', script: 'document.title = "hi"' });
    });

    it('has an id of its own that stays, a name that may change, and whatever a pupil keeps on it', async () => {
      await using project = await host().open({
        'server.js': `on('me', (client, name) => {
            const { id } = client;
            try { client.id = 'x'; } catch {}
            if (name !== undefined) client.name = name;
            client.score = (client.score ?? 0) + 1;
            client.send('me', { same: client.id === id && typeof id === 'string', id: client.id, name: client.name, score: client.score });
          });`.replace('(client, name)', '(client, name = undefined)'),
      });
      using fox = await project.join();
      using owl = await project.join();
      fox.say('me');
      const first = await fox.next('me');
      expect(first).toMatchObject({ same: true, name: 'script 1', score: 1 });
      fox.say('me', { name: 'Ann' });
      expect(await fox.next('me')).toEqual({ ...first, name: 'Ann', score: 2 });
      owl.say('me');
      const other = await owl.next('me');
      expect(other).toMatchObject({ name: 'script 2', score: 1 });
      expect(other.id).not.toBe(first.id);
    });

    it.each([
      ['a function', 'client.send("x", { f: () => 1 })', 'can not go in a message. Words, numbers, lists, true and false can.'],
      ['what holds itself', 'const a = {}; a.a = a; client.send("x", a)', 'A thing that holds itself can not go in a message.'],
      ['parts that are no object', 'client.send("x", "hello")', 'The parts of "x" go in { }, like { text: "hello" }.'],
      ['no op', 'client.send({ text: "x" })', 'A message needs a name in quote marks first'],
    ])('does not send %s, and the line is told', async (_what, code, words) => {
      await using project = await host().open({ 'server.js': `on('go', (client) => {\n  ${code};\n});` });
      using fox = await project.join();
      fox.say('go');
      expect((await fox.next('error')).msg).toMatch(/^TypeError: /);
      expect(await project.told(words)).toMatchObject({ place: 'server.js:2' });
    });

    it('that has left is in no group, and to send to it does nothing', async () => {
      await using project = await host().open({
        'server.js': `let gone;
          on('join', (client) => { client.add_to_group('red'); gone = client; client.send('in'); });
          on('disconnect', (client) => broadcast('left', { groups: [...client.groups] }));
          on('after', (client) => {
            gone.send('late');
            gone.add_to_group('blue');
            broadcast('for red', 'red');
            client.send('after', { groups: [...gone.groups] });
          });`,
      });
      using fox = await project.join();
      const owl = await project.join();
      owl.say('join');
      await owl.next('in');
      owl.socket.terminate();
      expect(await fox.next('left')).toEqual({ op: 'left', groups: [] });
      fox.say('after');
      expect(await fox.next('after')).toEqual({ op: 'after', groups: [] });
      await project.told('No one is in the group red.');
    });
  });

  describe('groups', () => {
    const SERVER = `
      const tell = (client) => client.send('in', { groups: [...client.groups].sort(), size: client.groups.size, set: client.groups instanceof Set });
      on('join', (client, group) => { client.add_to_group(group); client.add_to_group(group); tell(client); });
      on('leave', (client, group) => { client.remove_from_group(group); client.remove_from_group(group); tell(client); });
      on('cheat', (client, how) => {
        try { client.groups[how]('red'); } catch (error) { client.send('refused', { name: error.name }); }
        tell(client);
      });
      on('reserved', (client) => client.add_to_group('_all'));
      on('to', (client, group, text) => { broadcast('heard', group, { text }); client.send('sent'); });
      on('other way', (client, group, text) => { broadcast('heard', { text }, group); client.send('sent'); });
      on('to _', () => broadcast('heard', '_all', {}));`;

    it('are joined and left, once or twice over, by any name that does not begin with _', async () => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      fox.say('join', { group: 'red' });
      expect(await fox.next('in')).toEqual({ op: 'in', groups: ['red'], size: 1, set: true });
      fox.say('leave', { group: 'blue' });
      expect(await fox.next('in')).toMatchObject({ groups: ['red'] });
      fox.say('leave', { group: 'red' });
      expect(await fox.next('in')).toMatchObject({ groups: [], size: 0 });
      fox.say('reserved');
      expect((await fox.next('error')).msg).toContain('_all');
      await project.told('Pick a name for the group that does not begin with _.');
    });

    it.each(['add', 'delete', 'clear'])('can not be changed by groups.%s', async (how) => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      fox.say('join', { group: how === 'add' ? 'blue' : 'red' });
      const { groups } = await fox.next('in');
      fox.say('cheat', { how });
      expect(await fox.next('refused')).toEqual({ op: 'refused', name: 'TypeError' });
      expect(await fox.next('in')).toMatchObject({ groups });
    });

    it.each(['to', 'other way'])('get what is sent to them, and nobody else does (%s)', async (op) => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      using owl = await project.join();
      fox.say('join', { group: 'red' });
      await fox.next('in');
      owl.say('join', { group: 'blue' });
      await owl.next('in');
      owl.say(op, { group: 'red', text: 'hi' });
      expect(await fox.next('heard')).toEqual({ op: 'heard', text: 'hi' });
      await owl.next('sent');
      expect(owl.log.map(({ op: each }) => each)).toEqual(['in', 'sent']);
    });

    it('that nobody is in are told once, with the nearest name, and nothing is sent', async () => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      fox.say('join', { group: 'red' });
      for (let n = 0; n < 3; n++) fox.say('to', { group: 'Red', text: 'hi' });
      for (let n = 0; n < 3; n++) await fox.next('sent');
      const words = 'No one is in the group Red. There is a group called red. Did you mean that?';
      await project.told(words);
      expect(project.console().filter(({ text }) => text.replaceAll('"', '').includes(words))).toHaveLength(1);
      expect(fox.log.map(({ op }) => op)).toEqual(['in', 'sent', 'sent', 'sent']);
    });

    it('whose name begins with _ are no groups to broadcast to', async () => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      fox.say('to _');
      expect((await fox.next('error')).msg).toContain('_all');
    });
  });

  describe('broadcast', () => {
    it('goes to every client, each message once and in order', async () => {
      await using project = await host().open({
        'server.js': `on('count', () => { for (let n = 0; n < 50; n++) broadcast('n', { n }); broadcast('end'); });`,
      });
      const clients = await Promise.all([project.join(), project.join(), project.join()]);
      clients[0].say('count');
      for (const client of clients) {
        await client.next('end');
        expect(client.log.slice(0, -1).map(({ n }) => n)).toEqual(Array.from({ length: 50 }, (_, n) => n));
        client[Symbol.dispose]();
      }
    });

    it('may be called while the code starts, and run_server anywhere', async () => {
      await using project = await host().open({
        'server.js': `run_server();\non('ping', (client) => client.send('pong'));\nbroadcast('nobody is here yet');`,
      });
      using fox = await project.join();
      fox.say('ping');
      await fox.next('pong');
    });
  });
}
