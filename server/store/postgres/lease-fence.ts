import { sql, type RawBuilder } from 'kysely';
import type { Fence } from '../fence.ts';
import type { Ownership } from '../store.ts';

/** So long a node may be silent before another one may own its projects. */
export const LEASE_MS = 3_000;

/** Milliseconds since 1970 by the clock of the database, at that moment and not when the transaction began. */
export const DATABASE_NOW: RawBuilder<number> = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * Whether the lease of a row of `nodes` lasts. One that would last longer than any is over: the clock of the database was put back, and who
 * is still there renews it by the new one.
 */
export function isLive(leaseMs: number): RawBuilder<boolean> {
  return sql`nodes.lease_until between ${DATABASE_NOW} and ${DATABASE_NOW} + ${leaseMs}`;
}

export interface LeaseFenceOptions {
  leaseMs?: number;
  /** Which of the two is looked at. Both, but for the test of a test. */
  looksAt?: { epoch: boolean; lease: boolean };
}

/** Of a row of `documents`: whether this owner is the newest one, and the lease of its node lasts. */
export function isOwned(
  { epoch, incarnation }: Ownership,
  { leaseMs = LEASE_MS, looksAt = { epoch: true, lease: true } }: LeaseFenceOptions,
): RawBuilder<boolean> {
  const isNewest = sql`documents.epoch = ${epoch} and documents.incarnation = ${incarnation}`;
  const hasLease = sql`exists (select from nodes where nodes.incarnation = ${incarnation} and ${isLive(leaseMs)})`;
  return sql`${looksAt.epoch ? isNewest : sql`true`} and ${looksAt.lease ? hasLease : sql`true`}`;
}

/**
 * For a database that many nodes share. The row of the document is locked until the transaction ends, so that whoever wants to become the owner
 * waits for that.
 */
export function leaseFence(options: LeaseFenceOptions = {}): Fence {
  return (transaction, ownership) =>
    transaction
      .selectFrom('documents')
      .select(['seq', 'snapshot_seq'])
      .where('project', '=', ownership.project)
      .where(isOwned(ownership, options))
      .forUpdate()
      .executeTakeFirst();
}
