import { readStoredFiles } from '../document/stored-files.ts';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { DAY_MS } from './days-left.ts';
import type { ExpiredZips } from './expired-zip.ts';

export interface ExpiryOptions {
  /** So long a project is kept that nobody opens, and then its zip. */
  days: number;
  store: Store;
  /** What is awake is never deleted. `whileAsleep`: see HostRegistry. */
  registry: { readonly awakeIds: string[]; whileAsleep(id: string, work: () => Promise<void>): Promise<boolean> };
  zips: ExpiredZips;
  log: Log;
  /** Milliseconds since 1970, by the host's clock. */
  now?: () => number;
}

/**
 * Deletes projects that nobody has opened for so many days, once a day. Before it goes, each is written down as a zip; one whose zip can
 * not be written stays.
 */
export class Expiry {
  readonly #options: ExpiryOptions;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(options: ExpiryOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Now, and then once a day. */
  start(): void {
    const run = (): void => {
      this.#running = this.run().catch((error: unknown) =>
        this.#options.log.error({ err: error }, 'expiry failed; it is tried again in a day'),
      );
    };
    run();
    this.#timer = setInterval(run, DAY_MS);
    this.#timer.unref();
  }

  /** Deletes what is due now. */
  async run(): Promise<void> {
    const { store, registry, zips, days, log } = this.#options;
    const now = this.#now();
    const due = now - days * DAY_MS;
    // somebody may have been in a project for as long as that
    await store.opened(registry.awakeIds, now);
    const deleted: string[] = [];
    for (const id of await store.unopenedSince(due)) {
      if (this.#ended) return;
      await registry.whileAsleep(id, async () => {
        if (await this.#delete(id, due)) deleted.push(id);
      });
    }
    const zipsDeleted = await zips.clear(due);
    if (deleted.length + zipsDeleted > 0) log.warn({ deleted, zipsDeleted, days }, 'projects that nobody opened were deleted');
    else log.info({ days }, 'no project is to be deleted');
  }

  /** Resolves when a run that is under way has come to an end. */
  async dispose(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** False when it stays. */
  async #delete(id: string, due: number): Promise<boolean> {
    const { store, zips, log } = this.#options;
    try {
      const record = await store.findProject(id);
      if (!record) return false;
      await zips.keep(id, { name: record.name, ...(await readStoredFiles(store, id)) });
      return await store.deleteProject(id, due);
    } catch (error) {
      // another node has just done it
      if (error instanceof CodedError && error.code === 'unknown-project') return false;
      log.error({ err: error, project: id }, 'a project that is due could not be written down as a zip, and stays');
      return false;
    }
  }
}
