import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { CUT, RecordedServer } from './recorded-server.ts';

let world: RecordedServer;
beforeEach(() => {
  world = new RecordedServer();
});

/** All jobs that are due now. */
const jobs = (): Promise<void> => wait(0);

describe('a page that comes back', () => {
  it('begins when all that it sent before has been handled, and its disconnect', async () => {
    const seen: string[] = [];
    let open = (): void => undefined;
    world.server.on('connect', (client) => void seen.push(`connect ${client.id}`));
    world.server.on('disconnect', (client) => void seen.push(`disconnect ${client.id}`));
    world.server.on('say', async (client, n) => {
      if (n === 1) await new Promise<void>((done) => (open = done));
      seen.push(`${client.id} ${String(n)}`);
    });
    world.server.connect('old', 'Fox', 'load1');
    for (const n of [1, 2]) world.say('old', { op: 'say', n });
    world.server.disconnect('old');
    world.server.connect('new', 'Fox', 'load1');
    world.server.connect('other', 'Fox');
    world.say('new', { op: 'say', n: 3 });
    world.say('other', { op: 'say', n: 4 });
    await jobs();
    expect(seen).toEqual(['connect old', 'connect other', 'other 4']);
    open();
    await jobs();
    expect(seen.slice(3)).toEqual(['old 1', 'old 2', 'disconnect old', 'connect new', 'new 3']);
  });

  it('does not wait for one whose last handler was cut', async () => {
    const seen: string[] = [];
    world.server.on('disconnect', (): void => {
      throw CUT;
    });
    world.server.on('connect', (client) => void seen.push(client.id));
    world.server.connect('old', 'Fox', 'load1');
    expect(() => world.server.disconnect('old')).toThrow(CUT);
    world.server.connect('new', 'Fox', 'load1');
    world.server.recover();
    await jobs();
    expect(seen).toEqual(['old', 'new']);
  });
});
