import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import type { SavingTrouble } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { StoreMetrics } from '../store/store-metrics.ts';
import type { Origin, Ownership, Store } from '../store/store.ts';

/** Updates that go into one row at most: merging takes time in the square of their number. */
const MOST_MERGED = 50;
const LONGEST_PAUSE_MS = 10_000;

export interface PersistenceOptions {
  store: Store;
  ownership: Ownership;
  /** Of the newest update in the store. */
  seq: number;
  /** Updates in the store that are in no snapshot yet. */
  uncompacted: number;
  /** The document as it is now; at least all that was added before. */
  snapshot: () => { update: Uint8Array; files: ReadonlyMap<string, string> };
  /** All of this origin up to its `n` is on disk. */
  saved: (origin: Origin) => void;
  /** Why nothing can be written, with each try that failed; undefined when all is on disk again. */
  troubled: (trouble: SavingTrouble | undefined) => void;
  /** Another owner writes now. Nothing is written any longer. */
  fenced: () => void;
  log: Log;
  metrics?: Pick<StoreMetrics, 'savedMs'>;
}

/** `bytes` is undefined for an update that brought nothing new: it is saved once all before it is. */
interface Entry {
  bytes: Uint8Array | undefined;
  origin: Origin;
  /** When it came, by the clock of this process. */
  at: number;
}

type State = 'writing down' | 'fenced' | 'ended';

/**
 * Writes the updates of one document down: a buffer, one row for what one page load typed meanwhile, and now and then a
 * snapshot in the place of the rows. What could not be written stays in the buffer and is tried again.
 */
export class Persistence {
  readonly #options: PersistenceOptions;
  /** What the host itself changes has an origin too, a new one each time that the document is opened. */
  readonly #host = `host ${randomUUID()}`;
  #hostCount = 0;
  readonly #waiting: Entry[] = [];
  #waitingBytes = 0;
  #seq: number;
  #uncompacted: number;
  #state: State = 'writing down';
  #timer: NodeJS.Timeout | undefined;
  readonly #writes = new OneAtATime();
  /** Writes that have failed since one succeeded. */
  #failures = 0;

  constructor(options: PersistenceOptions) {
    this.#options = options;
    this.#seq = options.seq;
    this.#uncompacted = options.uncompacted;
  }

  /** Bytes that are not on disk yet. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** `origin` is undefined for what the host changed. */
  add(bytes: Uint8Array | undefined, origin: Origin | undefined): void {
    if (this.#state !== 'writing down') return;
    this.#waiting.push({ bytes, origin: origin ?? this.#hostOrigin(), at: performance.now() });
    this.#waitingBytes += bytes?.length ?? 0;
    this.#timer ??= setTimeout(() => this.#writeInBackground(), LIMITS.persistMs);
  }

  /** Writes all down, and a snapshot if there are updates that are in none. Throws what the store throws. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await this.#writes.run(async () => {
        await this.#write();
        if (this.#uncompacted > 0) await this.#compact();
        this.#recovered();
      });
    } catch (error) {
      this.#tryAgain(error);
      throw error;
    }
  }

  /** As `flush`, and then nothing is written any longer, whatever came of it. */
  async dispose(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.#end('ended');
    }
  }

  /** Nothing is written any longer. What waits is lost here, and stays with whoever was told nothing of it. */
  abandon(): void {
    this.#end('fenced');
  }

  #writeInBackground(): void {
    this.#timer = undefined;
    const writing = this.#writes.run(async () => {
      await this.#write();
      if (this.#uncompacted >= LIMITS.compactEveryUpdates) await this.#compact();
      this.#recovered();
    });
    writing.catch((error: unknown) => this.#tryAgain(error));
  }

  async #write(): Promise<void> {
    // Whether the write that failed is there after all, only the store knows.
    if (this.#failures > 0) await this.#catchUp();
    while (this.#state === 'writing down') {
      const group = this.#nextGroup();
      const origin = group.at(-1)?.origin;
      if (!origin) return;
      const updates = group.flatMap(({ bytes }) => bytes ?? []);
      if (updates.length > 0 && (await this.#append(merged(updates), origin)) === 'fenced') return;
      this.#waiting.splice(0, group.length);
      for (const update of updates) this.#waitingBytes -= update.length;
      this.#options.saved(origin);
      for (const { at } of group) this.#options.metrics?.savedMs.add(performance.now() - at);
    }
  }

  /** What one page load typed in a row. */
  #nextGroup(): Entry[] {
    const first = this.#waiting.slice(0, MOST_MERGED);
    const end = first.findIndex(({ origin }) => origin.client !== first[0]?.origin.client);
    return end === -1 ? first : first.slice(0, end);
  }

  async #append(bytes: Uint8Array, origin: Origin): Promise<'ok' | 'fenced'> {
    const { store, ownership } = this.#options;
    let outcome = await store.append(ownership, this.#seq + 1, bytes, origin);
    // An update whose count is there already and that is new all the same: it may not be lost, whoever counted wrongly.
    if (outcome === 'dup') outcome = await store.append(ownership, this.#seq + 1, bytes, this.#hostOrigin());
    if (outcome !== 'ok') {
      this.#fence();
      return 'fenced';
    }
    this.#seq += 1;
    this.#uncompacted += 1;
    return 'ok';
  }

  async #compact(): Promise<void> {
    if (this.#state !== 'writing down') return;
    const { store, ownership, snapshot } = this.#options;
    const { update, files } = snapshot();
    const seq = this.#seq;
    const outcome = await store.compact(ownership, seq, update, files);
    if (outcome === 'fenced') this.#fence();
    else this.#uncompacted = 0;
  }

  async #catchUp(): Promise<void> {
    const { store, ownership } = this.#options;
    const { epoch, seq } = await store.load(ownership.project);
    if (epoch === ownership.epoch) this.#seq = seq;
    else this.#fence();
  }

  #tryAgain(error: unknown): void {
    if (this.#state !== 'writing down') return;
    this.#failures += 1;
    if (this.#failures === 1) this.#options.log.error({ err: error }, 'a document can not be written down; it is tried again');
    this.#options.troubled(error instanceof CodedError && error.code === 'disk-full' ? 'disk-full' : 'failed');
    const pause = Math.min(LIMITS.persistMs * 2 ** this.#failures, LONGEST_PAUSE_MS);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#writeInBackground(), pause);
  }

  #recovered(): void {
    if (this.#failures === 0) return;
    this.#options.log.warn({ failures: this.#failures }, 'a document is written down again');
    this.#failures = 0;
    this.#options.troubled(undefined);
  }

  #fence(): void {
    if (this.#state !== 'writing down') return;
    this.#options.log.warn({ epoch: this.#options.ownership.epoch, seq: this.#seq }, 'another owner has the document');
    this.#end('fenced');
    this.#options.fenced();
  }

  #end(state: 'fenced' | 'ended'): void {
    if (this.#state === 'writing down') this.#state = state;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.length = 0;
    this.#waitingBytes = 0;
  }

  #hostOrigin(): Origin {
    this.#hostCount += 1;
    return { client: this.#host, n: this.#hostCount };
  }
}

function merged(updates: Uint8Array[]): Uint8Array {
  const [only] = updates;
  return only && updates.length === 1 ? only : Y.mergeUpdates(updates);
}
