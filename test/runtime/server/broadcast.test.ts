import { beforeEach, describe, expect, it } from 'vitest';
import { RecordedServer } from './recorded-server.ts';

let world: RecordedServer;
beforeEach(() => {
  world = new RecordedServer();
});

describe('broadcast', () => {
  it('reaches everybody, or one group, in both orders of arguments', () => {
    world.server.on('go', (client) => {
      client.add_to_group('red');
      world.server.broadcast('all', { n: 1 });
      world.server.broadcast('some', 'red', { n: 2 });
      world.server.broadcast('some', { n: 3 }, 'red');
      world.server.broadcast('bare');
    });
    world.join('fox', 'owl');
    world.say('fox', { op: 'go' });
    expect(world.got('owl')).toEqual([{ op: 'all', n: 1 }, { op: 'bare' }]);
    expect(world.got('fox')).toEqual([{ op: 'all', n: 1 }, { op: 'some', n: 2 }, { op: 'some', n: 3 }, { op: 'bare' }]);
  });

  it('to a group that nobody is in tells the console once, with the nearest name', () => {
    world.server.on('connect', (client) => client.add_to_group('red'));
    world.join('fox');
    world.server.broadcast('x', 'Red');
    world.server.broadcast('x', 'Red');
    expect(world.troubles).toEqual([expect.objectContaining({ code: 'empty-group', params: { group: 'Red', nearest: 'red' } })]);
    expect(world.sent).toEqual([]);
  });

  it('to a group that begins with _ is refused', () => {
    expect(() => world.server.broadcast('x', '_all')).toThrow(TypeError);
  });
});
