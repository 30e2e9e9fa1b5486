import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { Ownership } from './store.ts';

/** How far the document of a project is, for its owner. */
export interface OwnedDocument {
  seq: number;
  snapshot_seq: number;
}

/**
 * Looks whether this owner may still write, inside the transaction of the write and before anything else in it: undefined when not. Nobody
 * else becomes the owner before that transaction has ended.
 */
export type Fence = (sql: Transaction<Schema>, ownership: Ownership) => Promise<OwnedDocument | undefined>;

/** For a database of which one process writes one transaction at a time. */
export const epochFence: Fence = (sql, { project, epoch }) =>
  sql.selectFrom('documents').select(['seq', 'snapshot_seq']).where('project', '=', project).where('epoch', '=', epoch).executeTakeFirst();
