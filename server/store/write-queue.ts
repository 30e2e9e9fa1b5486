import type { Kysely, Transaction } from 'kysely';
import { CodedError } from '../errors.ts';
import type { Schema } from './schema.ts';
import type { StoreMetrics } from './store-metrics.ts';

/** A write: reads and writes by `transaction` and tells what came of it. It may run twice, see WriteQueue. */
export type Write<T> = (transaction: Transaction<Schema>) => Promise<T>;

interface Waiting {
  run(transaction: Transaction<Schema>): Promise<void>;
  /** Tells the caller what the last `run` gave. */
  done(): void;
  failed(error: unknown): void;
}

/**
 * Group commit: all writes that were asked for in one turn of the event loop, and all that came while the last group was
 * being written, go to disk in one transaction, in order. A disk has to be waited for once a transaction, so a hundred
 * projects cost about as much as one. If one write of a group throws, each is done again in a transaction of its own,
 * so that only the culprit's caller sees the error; but not where the database is away, for that is nobody's fault.
 */
export class WriteQueue {
  readonly #db: Kysely<Schema>;
  readonly #metrics: Pick<StoreMetrics, 'writeMs'>;
  #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;

  constructor(db: Kysely<Schema>, metrics: Pick<StoreMetrics, 'writeMs'>) {
    this.#db = db;
    this.#metrics = metrics;
  }

  /** Resolves when the write is on disk. */
  add<T>(write: Write<T>): Promise<T> {
    const asked = performance.now();
    return new Promise<T>((resolve, reject) => {
      let give: (() => void) | undefined;
      this.#waiting.push({
        run: async (transaction) => {
          const result = await write(transaction);
          give = () => resolve(result);
        },
        done: () => {
          this.#metrics.writeMs.add(performance.now() - asked);
          give?.();
        },
        failed: reject,
      });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when nothing waits any longer. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await endOfTurn();
      const group = this.#waiting;
      this.#waiting = [];
      await this.#writeGroup(group);
    }
    this.#working = undefined;
  }

  async #writeGroup(group: Waiting[]): Promise<void> {
    try {
      await this.#db.transaction().execute(async (transaction) => {
        for (const one of group) await one.run(transaction);
      });
    } catch (error) {
      const isAway = error instanceof CodedError && error.code === 'database-away';
      if (group.length === 1 || isAway) for (const one of group) one.failed(error);
      else for (const one of group) await this.#writeGroup([one]);
      return;
    }
    for (const one of group) one.done();
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
