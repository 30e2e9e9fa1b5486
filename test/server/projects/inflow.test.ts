import { beforeEach, describe, expect, it } from 'vitest';
import { FIELD, GUEST_ITEM } from '../../../server/protocol/guest.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { Inflow } from '../../../server/projects/inflow.ts';
import { ClientTable, type ConnectedClient } from '../../../runtime/clients/client-table.ts';

let inflow: Inflow;
let table: ClientTable;
let held: Set<string>;
beforeEach(() => {
  inflow = new Inflow();
  table = new ClientTable();
  held = new Set();
});

function client(name: string): ConnectedClient {
  return table.add({
    name,
    pane: undefined,
    connection: {
      backlog: 0,
      send: () => undefined,
      close: () => undefined,
      closeSlow: () => undefined,
      hold: (on, reason) => {
        expect(reason).toBe('queue');
        if (on) held.add(name);
        else held.delete(name);
      },
    },
  });
}

const item = (of: ConnectedClient, length = 20): string => (GUEST_ITEM.message + of.id + FIELD).padEnd(length, '.');

function send(from: ConnectedClient, count: number, length?: number): string[] {
  const items = Array.from({ length: count }, () => item(from, length));
  for (const each of items) inflow.came(from, each);
  return items;
}

describe('a client of which too much waits', () => {
  it('is read no further, by number or by length, and read again when most of it is handled', () => {
    const [many, large, other] = [client('many'), client('large'), client('other')];
    const first = send(many, LIMITS.clientQueueLength - 1);
    const big = send(large, 1, LIMITS.clientWaitingLength);
    send(other, 10);
    expect([...held]).toEqual(['large']);
    const last = send(many, 1);
    expect([...held]).toEqual(['large', 'many']);
    inflow.handled(big);
    inflow.handled(first.slice(0, 100));
    expect([...held]).toEqual(['many']);
    inflow.handled([...first.slice(100), ...last]);
    expect([...held]).toEqual([]);
    expect(inflow.length).toBe(10 * 20);
  });

  it('is let go when the code is gone, and with it what waited', () => {
    const fast = client('fast');
    const items = send(fast, LIMITS.clientQueueLength);
    inflow.recount(items);
    expect([...held]).toEqual(['fast']);
    inflow.recount([]);
    expect([...held]).toEqual([]);
    expect(inflow.length).toBe(0);
  });

  it('is not told anything once it has left, and what it sent counts until it is handled', () => {
    const fast = client('fast');
    const items = send(fast, LIMITS.clientQueueLength);
    inflow.left(fast);
    expect(inflow.length).toBe(items.length * 20);
    inflow.handled(items);
    expect([...held]).toEqual(['fast']);
    expect(inflow.length).toBe(0);
  });
});

describe('a project in which too much waits', () => {
  const whole = LIMITS.clientWaitingLength;
  const many = LIMITS.projectWaitingLength / whole;

  it('slows everybody who sends, and whoever comes, until half of it is handled', () => {
    // each leaves, and another one comes: no limit of one client stops that
    const items = Array.from({ length: many }, (_, n) => {
      const passing = client(`passing ${String(n)}`);
      const sent = send(passing, 1, whole);
      inflow.left(passing);
      held.delete(passing.name);
      return sent;
    }).flat();
    const [honest, late] = [client('honest'), client('late')];
    const own = send(honest, 1);
    inflow.joined(late);
    expect([...held]).toEqual(['honest', 'late']);
    inflow.handled([...items.slice(0, many / 2), ...own]);
    expect([...held]).toEqual([]);
    inflow.joined(client('later'));
    expect([...held]).toEqual([]);
  });

  it('counts nothing but messages', () => {
    const passing = client('passing');
    inflow.handled([GUEST_ITEM.disconnect + passing.id, `${GUEST_ITEM.connect}${passing.id}${FIELD}${FIELD}x`]);
    expect(inflow.length).toBe(0);
  });
});
