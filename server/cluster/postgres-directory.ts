import { sql, type Kysely, type Transaction } from 'kysely';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { isLive, LEASE_MS } from '../store/postgres/lease-fence.ts';
import { acquire, noteOpened } from '../store/project-writes.ts';
import type { Schema } from '../store/schema.ts';
import { StoreMetrics } from '../store/store-metrics.ts';
import type { Ownership } from '../store/store.ts';
import type { Claim, Directory, NodeAddress } from './directory.ts';
import { PostgresLeaseConnection } from './lease-connection.ts';
import { Lease } from './lease.ts';

export interface PostgresDirectoryOptions {
  /** The database of the store. */
  db: Kysely<Schema>;
  /** The same one, for the connection that keeps the lease. */
  url: string;
  address: NodeAddress;
  log: Log;
  leaseMs?: number;
  metrics?: StoreMetrics;
}

/** Of a project: the node that its newest owner is. */
interface Owner extends NodeAddress {
  incarnation: string;
  /** Its lease lasts, and its connection is there. */
  isThere: boolean;
}

const KNOWN_MS = 1_000;
const MOST_KNOWN = 10_000;

/** The directory of many nodes that share one database: it is beside what it protects, so that both change together. */
export class PostgresDirectory implements Directory {
  readonly #options: PostgresDirectoryOptions;
  readonly #leaseMs: number;
  readonly #lease: Lease;
  readonly #metrics: StoreMetrics;
  readonly #lostListeners = new Set<() => void>();
  /** Who was found to own what, and when by the clock of this process. */
  readonly #known = new Map<string, { at: number; owner: NodeAddress | 'here' | undefined }>();
  #isDraining = false;

  /** Resolves when this node has its lease. Throws when the database can not be reached. */
  static async open(options: PostgresDirectoryOptions): Promise<PostgresDirectory> {
    const directory = new PostgresDirectory(options);
    await directory.#lease.begin();
    return directory;
  }

  private constructor(options: PostgresDirectoryOptions) {
    const { address, url, log, leaseMs = LEASE_MS, metrics = new StoreMetrics() } = options;
    this.#options = options;
    this.#leaseMs = leaseMs;
    this.#metrics = metrics;
    const connect = (broke: () => void): Promise<PostgresLeaseConnection> => PostgresLeaseConnection.open(url, broke);
    this.#lease = new Lease({ address, connect, lost: () => this.#lost(), log, leaseMs });
  }

  get isAlive(): boolean {
    return this.#lease.isAlive;
  }

  async claim(project: string): Promise<Claim> {
    const incarnation = this.#ours();
    this.#known.delete(project);
    const { claim, isTakeover } = await this.#options.db
      .transaction()
      .execute((transaction) => this.#claim(transaction, project, incarnation));
    // it may have been lost while that was on its way
    if (this.#lease.incarnation !== incarnation) throw new CodedError('database-away');
    if ('here' in claim) this.#metrics.claims += 1;
    if (isTakeover) this.#metrics.takeovers += 1;
    return claim;
  }

  async ownerOf(project: string): Promise<NodeAddress | 'here' | undefined> {
    const incarnation = this.#ours();
    const now = performance.now();
    const known = this.#known.get(project);
    if (known && now - known.at < KNOWN_MS) return known.owner;
    const found = await this.#find(this.#options.db, project);
    const owner = !found?.isThere ? undefined : found.incarnation === incarnation ? 'here' : addressOf(found);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(project, { at: now, owner });
    return owner;
  }

  forget(project: string): void {
    this.#known.delete(project);
  }

  async release({ project, epoch, incarnation }: Ownership): Promise<void> {
    this.#known.delete(project);
    try {
      await this.#options.db
        .updateTable('documents')
        .set({ node: '', incarnation: '' })
        .where('project', '=', project)
        .where('epoch', '=', epoch)
        .where('incarnation', '=', incarnation)
        .execute();
    } catch (error) {
      // whoever wants it is sent here until the lease is over
      this.#options.log.warn({ err: error, project }, 'a project could not be released');
    }
  }

  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  nodes(): Promise<NodeAddress[]> {
    return this.#options.db.selectFrom('nodes').select(['id', 'url']).where(isLive(this.#leaseMs)).orderBy('id').execute();
  }

  drain(): void {
    this.#isDraining = true;
  }

  dispose(): Promise<void> {
    return this.#lease.dispose();
  }

  async #claim(transaction: Transaction<Schema>, project: string, incarnation: string): Promise<{ claim: Claim; isTakeover: boolean }> {
    const locked = await transaction
      .selectFrom('documents')
      .select('incarnation')
      .where('project', '=', project)
      .forUpdate()
      .executeTakeFirst();
    if (!locked) throw new CodedError('unknown-project');
    // after the lock, so that this is how it stays until the end of the transaction
    const owner = await this.#find(transaction, project);
    if (owner?.isThere && owner.incarnation !== incarnation) return { claim: { elsewhere: addressOf(owner) }, isTakeover: false };
    if (this.#isDraining) throw new CodedError('try-another');
    if (!(await this.#isOursLive(transaction, incarnation))) throw new CodedError('database-away');
    const isTakeover = locked.incarnation !== '' && locked.incarnation !== incarnation;
    // all that it owns is lost to it, should it be there still: never does a node have a part of a lease
    if (isTakeover) await transaction.deleteFrom('nodes').where('incarnation', '=', locked.incarnation).execute();
    const here = await acquire(transaction, { project, node: this.#options.address.id, incarnation });
    if (!here) throw new CodedError('unknown-project');
    await noteOpened(transaction, [project], Date.now());
    return { claim: { here }, isTakeover };
  }

  /** Undefined when nobody owns it, or a node that is known no longer. */
  async #find(db: Kysely<Schema>, project: string): Promise<Owner | undefined> {
    return db
      .selectFrom('documents')
      .innerJoin('nodes', 'nodes.incarnation', 'documents.incarnation')
      .select(['nodes.id', 'nodes.url', 'nodes.incarnation'])
      .select(sql<boolean>`${isLive(this.#leaseMs)} and not ${this.#isGone()}`.as('isThere'))
      .where('documents.project', '=', project)
      .executeTakeFirst();
  }

  /**
   * Its connection is no more, for its lock is free. Just after a start of the database no connection is there again, and nobody is gone for
   * that. Shared, or two who look at the same time would be in each other's way.
   */
  #isGone() {
    const isUp = sql<boolean>`pg_postmaster_start_time() < clock_timestamp() - ${`${this.#leaseMs} ms`}::interval`;
    return sql<boolean>`(${isUp} and pg_try_advisory_xact_lock_shared(nodes.held_lock))`;
  }

  async #isOursLive(transaction: Transaction<Schema>, incarnation: string): Promise<boolean> {
    const live = await transaction
      .selectFrom('nodes')
      .select('id')
      .where('incarnation', '=', incarnation)
      .where(isLive(this.#leaseMs))
      .executeTakeFirst();
    return live !== undefined;
  }

  #ours(): string {
    const { incarnation } = this.#lease;
    if (incarnation === undefined) throw new CodedError('database-away');
    return incarnation;
  }

  #lost(): void {
    this.#known.clear();
    this.#metrics.lostLeases += 1;
    for (const listener of this.#lostListeners) listener();
  }
}

function addressOf({ id, url }: NodeAddress): NodeAddress {
  return { id, url };
}
