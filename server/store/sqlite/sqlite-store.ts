import { sql, type Kysely } from 'kysely';
import { CodedError } from '../../errors.ts';
import type { Schema } from '../schema.ts';
import { SqlStore } from '../sql-store.ts';
import type { StoreMetrics } from '../store-metrics.ts';

/** Pages in the log at which SQLite moves them to the file by itself: its own default. */
const CHECKPOINT_PAGES = 1_000;

/** A file that nobody changes before `letGo`. What is written meanwhile is in the log beside it, and not in this copy. */
export interface HeldFile {
  /** Absolute. */
  file: string;
  letGo: () => Promise<void>;
}

/** A Store in one file, which another process can copy while this one goes on. */
export class SqliteStore extends SqlStore {
  readonly #db: Kysely<Schema>;
  readonly #file: string;
  #isHeld = false;

  constructor(db: Kysely<Schema>, file: string, metrics?: StoreMetrics) {
    super(db, undefined, metrics);
    this.#db = db;
    this.#file = file;
  }

  /**
   * Puts all that is written into the file, and leaves the file alone from then on. It has to be copied by another process: when this one
   * closes any file of that name, the system takes its lock away. Throws CodedError 'too-many' while it is held already, 'disk-full' where
   * the log does not fit into the file.
   */
  async holdFile(): Promise<HeldFile> {
    if (this.#isHeld) throw new CodedError('too-many', 'A backup is being made already.');
    this.#isHeld = true;
    const letGo = async (): Promise<void> => {
      this.#isHeld = false;
      await this.#checkpointAt(CHECKPOINT_PAGES);
    };
    try {
      await this.#checkpointAt(0);
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(this.#db);
      if (rows[0]?.busy !== 0) throw new Error('the log could not be put into the file');
      return { file: this.#file, letGo };
    } catch (error) {
      await letGo();
      throw error;
    }
  }

  async #checkpointAt(pages: number): Promise<void> {
    await sql`pragma wal_autocheckpoint = ${sql.lit(pages)}`.execute(this.#db);
  }
}
