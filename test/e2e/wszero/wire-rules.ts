import { describe, expect, it } from 'vitest';
import type { WszeroHost } from './wszero-host.ts';

const SERVER = `on('say', (client, text, room = 'lobby') => client.send('said', { text, room }));
on('ping', (client) => client.send('pong'));`;

/** The wire: what comes in, what goes out, to the message. */
export function wireRules(host: () => WszeroHost): void {
  describe('on the wire of the Python original', () => {
    it('a chat of two goes as it went there', async () => {
      await using project = await host().open({
        'server.js': `on('connect', (client) => { client.eval_js("document.title = 'Chat demo'"); });
          on('name', (client, name) => { client.name = name; broadcast('chatmsg', { sender: client.name, text: 'connected' }); });
          on('chatmsg', (client, text) => { broadcast('chatmsg', { sender: client.name, text }); });
          on('disconnect', (client) => { broadcast('chatmsg', { sender: client.name, text: 'disconnected' }); });
          run_server();`,
      });
      using ann = await project.join();
      const bob = await project.join();
      for (const client of [ann, bob])
        expect(await client.next('eval_js')).toEqual({ op: 'eval_js', script: "document.title = 'Chat demo'" });
      ann.say('name', { name: 'Ann' });
      for (const client of [ann, bob]) expect(await client.next('chatmsg')).toEqual({ op: 'chatmsg', sender: 'Ann', text: 'connected' });
      bob.say('name', { name: 'Bob' });
      for (const client of [ann, bob]) expect(await client.next('chatmsg')).toEqual({ op: 'chatmsg', sender: 'Bob', text: 'connected' });
      bob.say('chatmsg', { text: 'hé 🦊' });
      for (const client of [ann, bob]) expect(await client.next('chatmsg')).toEqual({ op: 'chatmsg', sender: 'Bob', text: 'hé 🦊' });
      bob.socket.terminate();
      expect(await ann.next('chatmsg')).toEqual({ op: 'chatmsg', sender: 'Bob', text: 'disconnected' });
      expect(ann.log).toHaveLength(5);
    });

    it.each<[what: string, data: string | Buffer, code: string, words: string]>([
      [
        'a part missing',
        '{"op":"say"}',
        'missing-parameter',
        '"say" has a part missing. The server needs "text". Try send_message({ op: "say", text: "hello" }).',
      ],
      [
        'a part of nearly the right name',
        '{"op":"say","txt":"x"}',
        'missing-parameter',
        'The names do not match. The page sends "txt". The server reads "text". Use the same name in both.',
      ],
      [
        'a part too many',
        '{"op":"say","text":"x","colour":1}',
        'unexpected-parameter',
        '"say" has a part that the server does not read: "colour". Add "colour" to on("say"), or leave it out of the message.',
      ],
      [
        'an optional part of nearly the right name',
        '{"op":"say","text":"x","rom":1}',
        'unexpected-parameter',
        'The names do not match. The page sends "rom". The server reads "room". Use the same name in both.',
      ],
      [
        'an op that nobody handles',
        '{"op":"sya","text":"x"}',
        'unknown-op',
        'No one is listening for "sya". The server has on("say"). Did you mean that?',
      ],
      [
        'an op in another case',
        '{"op":"Say","text":"x"}',
        'unknown-op',
        'No one is listening for "Say". The server has on("say"). Did you mean that?',
      ],
      [
        'an op that is like nothing',
        '{"op":"elephant"}',
        'unknown-op',
        'No one is listening for "elephant". Add on("elephant", …) to the server.',
      ],
      [
        'a name that every object has',
        '{"op":"toString"}',
        'unknown-op',
        'No one is listening for "toString". Add on("toString", …) to the server.',
      ],
      ['no op', '{"text":"x"}', 'no-op', 'A message came without an op. Say what it is: {"op": "say"}.'],
      ['an op that is no text', '{"op":7}', 'no-op', 'A message came without an op. Say what it is: {"op": "say"}.'],
      ['a list', '["say"]', 'no-op', 'A message came without an op. Say what it is: {"op": "say"}.'],
      ['not JSON', '{nope', 'not-json', 'A message came that is not JSON. A message looks like {"op": "say", "text": "hello"}.'],
      ['an empty text', '', 'not-json', 'A message came that is not JSON. A message looks like {"op": "say", "text": "hello"}.'],
      ['a binary message', Buffer.from([1, 2, 3]), 'binary', 'A message came that is not text. A message is text, like {"op": "say"}.'],
    ])('%s is answered with an error, in words that the console has too, and the connection stays', async (_what, data, code, words) => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      using owl = await project.join();
      fox.socket.send(data);
      expect(await fox.next('error')).toEqual({ op: 'error', code, msg: words });
      await project.told(words);
      fox.say('ping');
      await fox.next('pong');
      owl.say('ping');
      await owl.next('pong');
      expect(owl.log).toHaveLength(1);
    });

    it('too large closes with 1009, and nobody else is touched', async () => {
      await using project = await host().open({ 'server.js': SERVER });
      using fox = await project.join();
      using owl = await project.join();
      fox.say('say', { text: 'x'.repeat(64 * 1024) });
      expect(await fox.closed()).toBe(1009);
      owl.say('say', { text: 'x'.repeat(60 * 1024) });
      expect((await owl.next('said')).text).toHaveLength(60 * 1024);
    });
  });
}
