/**
 * Which node owns a project. One node owns all that it wakes (`local-directory.ts`); of many, each has a lease in the database that all
 * share, and a project is its owner's for as long as that lasts.
 */

import { CodedError } from '../errors.ts';
import type { Ownership } from '../store/store.ts';

/** A node as the others know it. */
export interface NodeAddress {
  id: string;
  /** Where other nodes reach it, without a slash at its end. */
  url: string;
}

/** What came of wanting a project. */
export type Claim = { here: Ownership } | { elsewhere: NodeAddress };

export interface Directory {
  /**
   * Wants the project: where nobody has it, or a node whose lease is over, it becomes ours with the next epoch, and counts as opened now.
   * Throws CodedError 'unknown-project'; 'database-away' while this node has no lease; 'try-another' when it takes no new ones.
   */
  claim(project: string): Promise<Claim>;
  /** Who owns it, without wanting it; undefined where nobody does. It may be a second old. Throws CodedError 'database-away'. */
  ownerOf(project: string): Promise<NodeAddress | 'here' | undefined>;
  /** Its owner could not be reached: who owns it is to be found out anew. */
  forget(project: string): void;
  /** Whoever wants it may have it: after its last write. It is no longer ours, whatever comes of it. */
  release(ownership: Ownership): Promise<void>;
  /**
   * The lease of this node is gone: it was paused, or cut off. Another may own its projects by now, so they have to be dropped at once,
   * and nothing of them written. Gives what ends the listening.
   */
  onLost(listener: () => void): () => void;
  /** False while this node has no lease: it can serve nobody. */
  readonly isAlive: boolean;
  /** All that have a lease, this one too. */
  nodes(): Promise<NodeAddress[]>;
  /** From now on no new project is taken. What is owned stays, until it is released. */
  drain(): void;
  /** Gives the lease up. Every project has been released before. */
  dispose(): Promise<void>;
}

/** Another node owns the project, and whoever wants something of it has to ask there. */
export class ProjectElsewhere extends CodedError {
  readonly owner: NodeAddress;

  constructor(owner: NodeAddress) {
    super('try-another');
    this.owner = owner;
  }
}
