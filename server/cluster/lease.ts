import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import { LEASE_MS } from '../store/postgres/lease-fence.ts';
import type { NodeAddress } from './directory.ts';
import type { LeaseConnection } from './lease-connection.ts';

export interface LeaseOptions {
  address: NodeAddress;
  /** A new connection to the database, for this alone; `broke` is told when it can not be used any more. Throws when there is none to be had. */
  connect: (broke: () => void) => Promise<LeaseConnection>;
  /** It is gone: called once for each lease that was had. */
  lost: () => void;
  log: Log;
  leaseMs?: number;
  /** Milliseconds by a clock that nobody sets. */
  clock?: () => number;
}

/** A lease is renewed three times before it is over; while that fails, it is tried more often. */
const RENEWALS = 3;
const TRIES = 12;
/** The node stops to trust its lease so much earlier than others do, for clocks do not run alike. */
const EARLIER = 0.05;

/**
 * The lease of this node in the database: renewed again and again, lost when that did not succeed in time, and got anew under another
 * incarnation as soon as the database can be reached. By a clock of its own the node knows when its lease is over, without asking anybody.
 */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #leaseMs: number;
  readonly #clock: () => number;
  #incarnation = randomUUID();
  #connection: LeaseConnection | undefined;
  /** Until when it lasts, by our clock; -Infinity when there is none. */
  #until = -Infinity;
  #end: NodeJS.Timeout | undefined;
  #isInTrouble = false;
  #isHurrying = false;
  #isEnded = false;
  /** Ends the rest that is under way. */
  #wake: () => void = () => undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** Resolves when the lease is there, and keeps it from then on. Throws what `connect` throws. */
  async begin(): Promise<void> {
    await this.#keep();
    this.#keeping = this.#keepOn();
  }

  get isAlive(): boolean {
    return this.#clock() < this.#until;
  }

  /** Changes with each lease that is had. Undefined while there is none. */
  get incarnation(): string | undefined {
    return this.isAlive ? this.#incarnation : undefined;
  }

  /** Gives it up, where the database can be reached. */
  async dispose(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#end);
    this.#wake();
    await this.#keeping;
    this.#until = -Infinity;
    await this.#connection?.leave(this.#incarnation).catch(() => undefined); // it is over by itself soon
    await this.#connection?.close();
  }

  async #keepOn(): Promise<void> {
    while (!this.#isEnded && (await this.#rest())) {
      try {
        await this.#keep();
        if (this.#isInTrouble) this.#options.log.warn('the lease in the database is there again');
        this.#isInTrouble = false;
      } catch (error) {
        if (!this.#isInTrouble) this.#options.log.error({ err: error }, 'the lease in the database can not be renewed; it is tried again');
        this.#isInTrouble = true;
        await this.#disconnect();
      }
    }
  }

  /** False when it is at its end. */
  async #rest(): Promise<boolean> {
    await new Promise<void>((resolve) => {
      const over = (): void => {
        this.#isHurrying = false;
        resolve();
      };
      const timer = setTimeout(over, this.#leaseMs / (this.#isInTrouble ? TRIES : RENEWALS));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return !this.#isEnded;
  }

  /** Others are told at once that the connection is gone, so another one is had at once; but not again and again. */
  #broke(): void {
    if (this.#isHurrying) return;
    this.#isHurrying = true;
    this.#wake();
  }

  /** Renews it, or gets one. */
  async #keep(): Promise<void> {
    if (this.#connection?.isBroken) await this.#disconnect();
    this.#connection ??= await this.#options.connect(() => this.#broke());
    const connection = this.#connection;
    if (this.#until !== -Infinity) {
      const asked = this.#clock();
      const isRenewed = await connection.renew(this.#incarnation, this.#leaseMs);
      if (isRenewed && this.isAlive) {
        this.#lasts(asked);
        return;
      }
      this.#lose();
    }
    // one that was renewed too late for us to trust it: others would be sent to what is no more
    await connection.leave(this.#incarnation);
    this.#incarnation = randomUUID();
    const asked = this.#clock();
    await connection.join({ ...this.#options.address, incarnation: this.#incarnation }, this.#leaseMs);
    this.#lasts(asked);
  }

  /** Counted from before it was asked for: the database counts from when it was asked. */
  #lasts(asked: number): void {
    this.#until = asked + this.#leaseMs * (1 - EARLIER);
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.#lose(), Math.max(0, this.#until - this.#clock()));
    this.#end.unref();
  }

  #lose(): void {
    if (this.#until === -Infinity) return;
    this.#until = -Infinity;
    clearTimeout(this.#end);
    this.#options.log.warn({ node: this.#options.address.id }, 'the lease in the database is gone: all projects are dropped');
    this.#options.lost();
  }

  async #disconnect(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }
}
