import { randomInt } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';
import { connectionOptions } from '../store/postgres/postgres-pool.ts';
import type { NodeAddress } from './directory.ts';

/** What a lease asks of the database, on a connection that nothing else holds up. Each throws when no answer came in time. */
export interface LeaseConnection {
  /** A new lease from now on. What is over of others is swept away. */
  join(node: NodeAddress & { incarnation: string }, leaseMs: number): Promise<void>;
  /** False when that lease is over, or was taken away. */
  renew(incarnation: string, leaseMs: number): Promise<boolean>;
  leave(incarnation: string): Promise<void>;
  /** It can not be used any more. */
  readonly isBroken: boolean;
  close(): Promise<void>;
}

/** An answer that takes longer is none: there has to be time for another try before the lease is over. */
const ANSWER_MS = 1_000;
const LOCK_NUMBERS = 2 ** 47;
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/**
 * A connection that holds a lock of a number of its own for as long as it is there. When the process of a node dies, the system ends its
 * connections, and whoever can take the lock knows that without waiting for the lease to be over.
 */
export class PostgresLeaseConnection implements LeaseConnection {
  readonly #socket = new Socket();
  readonly #client: pg.Client;
  readonly #lock = randomInt(LOCK_NUMBERS);
  #isBroken = false;

  /** `broke` is told when it can not be used any more. */
  static async open(url: string, broke: () => void): Promise<PostgresLeaseConnection> {
    const connection = new PostgresLeaseConnection(url, broke);
    try {
      await connection.#client.connect();
      await connection.#client.query('select pg_advisory_lock($1)', [connection.#lock]);
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  private constructor(url: string, broke: () => void) {
    this.#client = new pg.Client({
      ...connectionOptions(url),
      stream: () => this.#socket,
      application_name: 'wszero lease',
      connectionTimeoutMillis: ANSWER_MS,
      statement_timeout: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    const end = (): void => {
      if (!this.#isBroken) broke();
      this.#isBroken = true;
    };
    this.#client.once('end', end);
    // each that comes: one that nobody listens to would end the process
    this.#client.on('error', end);
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  async join({ id, url, incarnation }: NodeAddress & { incarnation: string }, leaseMs: number): Promise<void> {
    await this.#client.query(`delete from nodes where lease_until not between ${NOW} and ${NOW} + $1`, [leaseMs]);
    await this.#client.query(`insert into nodes (incarnation, id, url, lease_until, held_lock) values ($1, $2, $3, ${NOW} + $4, $5)`, [
      incarnation,
      id,
      url,
      leaseMs,
      this.#lock,
    ]);
  }

  async renew(incarnation: string, leaseMs: number): Promise<boolean> {
    const { rowCount } = await this.#client.query(
      `update nodes set lease_until = ${NOW} + $2, held_lock = $3 where incarnation = $1 and lease_until between ${NOW} and ${NOW} + $2`,
      [incarnation, leaseMs, this.#lock],
    );
    return rowCount === 1;
  }

  async leave(incarnation: string): Promise<void> {
    await this.#client.query('delete from nodes where incarnation = $1', [incarnation]);
  }

  /** At once, whatever it is busy with. */
  close(): Promise<void> {
    const ended = this.#client.end().catch(() => undefined);
    // the other side may not be there to say goodbye
    this.#socket.destroy();
    return ended;
  }
}
