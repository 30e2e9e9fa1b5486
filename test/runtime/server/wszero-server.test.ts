import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../../runtime/server/client.ts';
import { RecordedServer } from './recorded-server.ts';

let world: RecordedServer;
beforeEach(() => {
  world = new RecordedServer();
});

/** All jobs that are due now. */
const jobs = (): Promise<void> => wait(0);

describe('a message', () => {
  it('reaches its handler with its parts bound by name', () => {
    world.server.on('say', (client, text, room = 'lobby') => client.send('heard', { text, room, from: client.name }));
    world.join('fox');
    world.say('fox', { op: 'say', text: 'hello' });
    expect(world.got('fox')).toEqual([{ op: 'heard', text: 'hello', room: 'lobby', from: 'FOX' }]);
  });

  it('is bound to a destructured parameter all the same', () => {
    world.server.on(
      'say',
      (client, values) => {
        const { text, ...rest } = values as { text: string };
        client.send('heard', { text, rest });
      },
      { form: 'object', parameters: [['text', false]], rest: true },
    );
    world.join('fox');
    world.say('fox', { op: 'say', text: 'a', b: 1, c: 2 });
    expect(world.got('fox')).toEqual([{ op: 'heard', text: 'a', rest: { b: 1, c: 2 } }]);
  });

  it('uses the names that the compiler read, not those of the function', () => {
    world.server.on('say', (client, text2) => client.send('heard', { text2 }), { form: 'names', parameters: [['text', false]] });
    world.join('fox');
    world.say('fox', { op: 'say', text: 'hello' });
    expect(world.got('fox')).toEqual([{ op: 'heard', text2: 'hello' }]);
  });

  it.each([
    ['not JSON', '{nope', 'not-json'],
    ['a list', '[1]', 'no-op'],
    ['null', 'null', 'no-op'],
    ['without an op', '{"text":"x"}', 'no-op'],
    ['with an op that is no text', '{"op":1}', 'no-op'],
    ['with an empty op', '{"op":""}', 'no-op'],
    ['pretending to connect', '{"op":"connect"}', 'reserved-op'],
    ['pretending to disconnect', '{"op":"disconnect"}', 'reserved-op'],
    ['with an op of the system', '{"op":"_x"}', 'reserved-op'],
    ['that nobody handles', '{"op":"sya","text":"x"}', 'unknown-op'],
    ['named as something of every object', '{"op":"constructor"}', 'unknown-op'],
    ['with a part missing', '{"op":"say"}', 'missing-parameter'],
    ['whose part is only inherited', '{"op":"own"}', 'missing-parameter'],
    ['with a part too many', '{"op":"say","text":"x","colour":1}', 'unexpected-parameter'],
  ])('%s is answered with an error, and the next one is handled', (_what, text, code) => {
    world.server.on('say', (client, text) => client.send('heard', { text }));
    world.server.on('own', (client, toString) => client.send('heard', { toString }));
    world.join('fox');
    world.server.message('fox', text);
    world.say('fox', { op: 'say', text: 'next' });
    expect(world.got('fox')).toEqual([
      expect.objectContaining({ op: 'error', code, msg: expect.any(String) as string }),
      { op: 'heard', text: 'next' },
    ]);
    expect(world.troubles).toEqual([expect.objectContaining({ code, client: 'fox' })]);
  });

  it('that has a name slightly wrong is told which name was meant', () => {
    world.server.on('say', (client, text) => client.send('heard', { text }));
    world.join('fox');
    world.say('fox', { op: 'say', txt: 'x' });
    world.say('fox', { op: 'sya', text: 'x' });
    expect(world.got('fox').map(({ msg }) => msg)).toEqual([
      'The names do not match. The page sends "txt". The server reads "text". Use the same name in both.',
      'No one is listening for "sya". The server has on("say"). Did you mean that?',
    ]);
  });
});

describe('a handler', () => {
  it('that throws harms nobody: the sender is told, and the next message is handled', () => {
    world.server.on('boom', (client) => (client as unknown as { nothing: { here: string } }).nothing.here);
    world.server.on('ping', (client) => client.send('pong'));
    world.join('fox', 'owl');
    world.say('fox', { op: 'boom' });
    world.say('owl', { op: 'ping' });
    expect(world.got('fox')).toEqual([{ op: 'error', code: 'handler-failed', msg: expect.stringMatching(/^TypeError: /) as string }]);
    expect(world.got('owl')).toEqual([{ op: 'pong' }]);
  });

  it('that rejects later is told in the same way', async () => {
    world.server.on('boom', async () => {
      await Promise.resolve();
      throw new RangeError('late');
    });
    world.join('fox');
    world.say('fox', { op: 'boom' });
    await jobs();
    expect(world.got('fox')).toEqual([{ op: 'error', code: 'handler-failed', msg: 'RangeError: late' }]);
  });

  it('is awaited before that client’s next message, while others go on', async () => {
    const order: string[] = [];
    let open: () => void = () => undefined;
    world.server.on('slow', async (client) => {
      order.push(`${client.id} begins`);
      await new Promise<void>((resolve) => (open = resolve));
      order.push(`${client.id} ends`);
    });
    world.server.on('quick', (client) => order.push(`${client.id} quick`));
    world.join('fox', 'owl');
    world.say('fox', { op: 'slow' });
    world.say('fox', { op: 'quick' });
    world.say('owl', { op: 'quick' });
    open();
    await jobs();
    expect(order).toEqual(['fox begins', 'owl quick', 'fox ends', 'fox quick']);
  });

  it('that never ends is named, and lets the next message in', async () => {
    world = new RecordedServer({ handlerMs: 20, queueLength: 256 });
    world.server.on('stuck', () => new Promise(() => undefined));
    const heard = new Promise<void>((resolve) => world.server.on('ping', () => resolve()));
    world.join('fox');
    world.say('fox', { op: 'stuck' });
    world.say('fox', { op: 'ping' });
    await heard;
    expect(world.troubles).toEqual([expect.objectContaining({ code: 'handler-waits', client: 'fox' })]);
  });

  it('registered twice: the last one counts, and the console is told', () => {
    world.server.on('say', (client) => client.send('first'));
    world.server.on('say', (client) => client.send('second'));
    world.join('fox');
    world.say('fox', { op: 'say' });
    expect(world.got('fox')).toEqual([{ op: 'second' }]);
    expect(world.troubles).toEqual([expect.objectContaining({ code: 'duplicate-handler', params: { op: 'say' } })]);
  });

  it.each([
    ['called too soon', undefined, 'handler-not-function'],
    ['a text', 'say', 'handler-not-function'],
    ['bound', ((client: Client) => client.send('x')).bind(null), 'handler-parameters'],
    ['with all the rest', (client: Client, ...rest: unknown[]) => client.send('x', { rest }), 'handler-parameters'],
    ['with a part named op', (client: Client, op: unknown) => client.send('x', { op }), 'handler-parameters'],
  ])('%s is refused at on', (_what, handler, code) => {
    expect(() => world.server.on('say', handler as () => void)).toThrow(expect.objectContaining({ name: 'TypeError', code }) as Error);
  });
});

describe('connect and disconnect', () => {
  it('connect is finished before the first message, disconnect comes after the last', async () => {
    const order: string[] = [];
    world.server.on('connect', async () => {
      await Promise.resolve();
      order.push('connect');
    });
    world.server.on('say', async () => {
      await Promise.resolve();
      order.push('say');
    });
    world.server.on('disconnect', () => order.push('disconnect'));
    world.join('fox');
    world.say('fox', { op: 'say' });
    world.leave('fox');
    await jobs();
    expect(order).toEqual(['connect', 'say', 'disconnect']);
  });

  it('a client that left is in no group and gets nothing', () => {
    let kept: Client | undefined;
    world.server.on('connect', (client) => {
      kept = client;
      client.add_to_group('red');
    });
    world.join('fox');
    world.leave('fox');
    kept?.send('late');
    kept?.add_to_group('blue');
    world.server.broadcast('news', 'red');
    expect([...(kept?.groups ?? [])]).toEqual([]);
    expect(world.got('fox')).toEqual([]);
  });
});

describe('a client', () => {
  const inside = (work: (client: Client) => void): void => {
    world.server.on('go', (client) => work(client));
    world.join('fox');
    world.say('fox', { op: 'go' });
  };

  it('is put into groups and taken out as often as one likes', () => {
    inside((client) => {
      client.add_to_group('red');
      client.add_to_group('red');
      client.send('in', { groups: [...client.groups] });
      client.remove_from_group('red');
      client.remove_from_group('red');
      client.send('in', { groups: [...client.groups] });
    });
    expect(world.got('fox')).toEqual([
      { op: 'in', groups: ['red'] },
      { op: 'in', groups: [] },
    ]);
  });

  it('shows its groups and lets nobody change them there', () => {
    inside((client) => {
      client.add_to_group('red');
      const groups = client.groups as Set<string>;
      for (const change of [() => groups.add('z'), () => groups.delete('red'), () => groups.clear()]) expect(change).toThrow(TypeError);
      client.send('in', { groups: [...client.groups] });
    });
    expect(world.got('fox')).toEqual([{ op: 'in', groups: ['red'] }]);
  });

  it('refuses a group that begins with _', () => {
    inside((client) => client.add_to_group('_x'));
    expect(world.got('fox')[0]).toMatchObject({ op: 'error', msg: expect.stringContaining('_x') as string });
  });

  it('runs JavaScript in its page by a message', () => {
    inside((client) => client.eval_js('alert(1)'));
    expect(world.got('fox')).toEqual([{ op: 'eval_js', script: 'alert(1)' }]);
  });

  it('has a name that may be changed, an id that may not, and room for more', () => {
    inside((client) => {
      client.name = 'Ann';
      expect(() => Object.assign(client, { id: 'x' })).toThrow(TypeError);
      const mine = client as Client & { score?: number };
      mine.score = (mine.score ?? 0) + 1;
      client.send('me', { id: client.id, name: client.name, score: mine.score });
    });
    expect(world.got('fox')).toEqual([{ op: 'me', id: 'fox', name: 'Ann', score: 1 }]);
    expect(world.names).toEqual([['fox', 'Ann']]);
  });

  it.each([
    ['a function', { go: () => 1 }],
    ['a thing that holds itself', Object.assign({}, { self: {} })],
    ['a big integer', { n: 1n }],
    ['a list in place of the parts', [1]],
    ['a text in place of the parts', 'hello'],
  ])('can not send %s', (_what, params) => {
    if (typeof params === 'object' && 'self' in params) params.self = params;
    inside((client) => client.send('x', params as object));
    expect(world.got('fox')).toEqual([expect.objectContaining({ op: 'error', code: 'handler-failed' })]);
  });

  it('sends an op that no part can replace', () => {
    inside((client) => client.send('real', { op: 'fake', v: 1 }));
    expect(world.got('fox')).toEqual([{ op: 'real', v: 1 }]);
  });

  it('is held when its queue is full, and let go when it drains', async () => {
    world = new RecordedServer({ handlerMs: 10_000, queueLength: 8 });
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    world.server.on('wait', () => gate);
    world.join('fox');
    for (let i = 0; i < 12; i++) world.say('fox', { op: 'wait' });
    expect(world.held).toEqual([['fox', true]]);
    open();
    await jobs();
    expect(world.held).toEqual([
      ['fox', true],
      ['fox', false],
    ]);
  });
});
