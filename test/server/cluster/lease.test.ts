import { once, EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LeaseConnection } from '../../../server/cluster/lease-connection.ts';
import { Lease } from '../../../server/cluster/lease.ts';
import { createLog } from '../../../server/log.ts';

const LEASE_MS = 300;

/** A database that does what it is told, and tells what it was asked. */
class TestConnection implements LeaseConnection {
  isBroken = false;
  readonly asked = new EventEmitter();
  readonly joined: string[] = [];
  readonly left: string[] = [];
  renewed: () => Promise<boolean> = () => Promise.resolve(true);

  join({ incarnation }: { incarnation: string }): Promise<void> {
    this.joined.push(incarnation);
    this.asked.emit('join');
    return Promise.resolve();
  }
  async renew(): Promise<boolean> {
    const isRenewed = await this.renewed();
    this.asked.emit('renew');
    return isRenewed;
  }
  leave(incarnation: string): Promise<void> {
    this.left.push(incarnation);
    return Promise.resolve();
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

let database: TestConnection;
let lease: Lease;
let lost: number;
/** How much the clock of the machine is ahead of the one by which timers run. */
let ahead: number;
let connected: number;
let broke: () => void;
beforeEach(async () => {
  database = new TestConnection();
  [lost, ahead, connected] = [0, 0, 0];
  lease = new Lease({
    address: { id: 'north', url: '' },
    connect: (told) => {
      connected += 1;
      database.isBroken = false;
      broke = told;
      return Promise.resolve(database);
    },
    lost: () => (lost += 1),
    log: createLog('silent'),
    leaseMs: LEASE_MS,
    clock: () => performance.now() + ahead,
  });
  await lease.begin();
});
afterEach(() => lease.dispose());

it('is kept by being renewed again and again', async () => {
  const { incarnation } = lease;
  for (let count = 1; count <= 6; count += 1) await once(database.asked, 'renew');
  expect(lease.incarnation).toBe(incarnation);
  expect(database.joined).toEqual([incarnation]);
  expect(lost).toBe(0);
});

it('is over at once when the node was stopped for longer than it lasts, though no timer has told so', () => {
  ahead = LEASE_MS;
  expect(lease.isAlive).toBe(false);
  expect(lease.incarnation).toBeUndefined();
});

it('is lost, and another one had, when the database does not know it any more', async () => {
  const before = lease.incarnation;
  database.renewed = () => Promise.resolve(false);
  await once(database.asked, 'join');
  database.renewed = () => Promise.resolve(true);
  await once(database.asked, 'renew');
  expect(lost).toBe(1);
  expect(lease.incarnation).not.toBe(before);
});

it('is lost when the answer comes too late, whatever it is, and given up so that nobody is sent to it', async () => {
  const before = lease.incarnation;
  database.renewed = () => {
    ahead += LEASE_MS;
    return Promise.resolve(true);
  };
  await once(database.asked, 'join');
  expect(lost).toBe(1);
  expect(database.left).toContain(before);
});

it('is lost in time when the database does not answer', async () => {
  let answer: (isRenewed: boolean) => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    const listen = (): void => {
      if (lost === 1) resolve();
      else setTimeout(listen, 5);
    };
    listen();
  });
  database.renewed = () => new Promise((resolve) => (answer = resolve));
  await told;
  expect(lease.isAlive).toBe(false);
  database.renewed = () => Promise.resolve(true);
  answer(true);
  await once(database.asked, 'renew');
  expect(lost).toBe(1);
});

it('is renewed on another connection, at once, when the one that it has breaks', async () => {
  const { incarnation } = lease;
  // no rest is over by itself in this turn
  database.isBroken = true;
  broke();
  await once(database.asked, 'renew');
  expect(connected).toBe(2);
  expect(lease.incarnation).toBe(incarnation);
  expect(lost).toBe(0);
});

it('is gone when it is given up', async () => {
  const { incarnation } = lease;
  await lease.dispose();
  expect(database.left).toContain(incarnation);
  expect(lease.isAlive).toBe(false);
  expect(lost).toBe(0);
});
