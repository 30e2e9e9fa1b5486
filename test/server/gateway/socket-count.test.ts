import { expect, it } from 'vitest';
import { SocketCount } from '../../../server/gateway/socket-count.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

/** So many that each has an address and a door to itself; how many of them were let in. */
function fill(count: SocketCount, many: number, place: (n: number) => [address: string, door: string]): (() => void)[] {
  return Array.from({ length: many }, (_, n) => count.take(...place(n))).filter((release) => release !== undefined);
}

it('lets in as many to one door as may be, and another one when one of them goes', () => {
  const count = new SocketCount();
  const releases = fill(count, LIMITS.socketsPerDoor + 5, (n) => [String(n), 'client a']);
  expect(releases).toHaveLength(LIMITS.socketsPerDoor);
  expect(count.take('x', 'ide a')).toBeDefined();
  releases[3]?.();
  expect(count.take('x', 'client a')).toBeDefined();
  expect(count.take('x', 'client a')).toBeUndefined();
});

it('lets in as many from one address as may be, which is many', () => {
  const count = new SocketCount();
  const releases = fill(count, LIMITS.socketsPerAddress + 5, (n) => ['school', `client ${String(n)}`]);
  expect(releases).toHaveLength(LIMITS.socketsPerAddress);
  expect(count.take('home', 'client 1')).toBeDefined();
  for (const release of releases) release();
  expect(fill(count, 10, (n) => ['school', `client ${String(n)}`])).toHaveLength(10);
});

it('lets in as many as the host can hold, wherever they come from', () => {
  const count = new SocketCount();
  expect(fill(count, LIMITS.sockets + 5, (n) => [String(n), `client ${String(n)}`])).toHaveLength(LIMITS.sockets);
});
