/** Text of a project that this computer keeps, since the host may not have it on its disk: a whole document, as one page load had it. */
export interface KeptWork {
  /** The page load that wrote it. */
  session: string;
  /** Another one each time that this page load writes. */
  version: number;
  /** A Yjs update of all that the document had. */
  update: Uint8Array<ArrayBuffer>;
}

/** Where a browser keeps it. Any call may reject: storage that is switched off, full or wiped is normal at school. */
export interface LocalStore {
  /** What all page loads of this project have left. */
  read(): Promise<KeptWork[]>;
  /** In place of what this page load has written before. Resolves when it is on the disk. */
  write(work: KeptWork): Promise<void>;
  /** Those that are still of the version that they are given with: another tab may have written on. */
  remove(works: readonly KeptWork[]): Promise<void>;
  /** Called when all that was written is gone, since somebody has wiped the storage. */
  onWiped(listener: () => void): void;
  close(): void;
}

export interface IndexedStoreOptions {
  /** Its id. */
  project: string;
  /** The browser's. It may be missing, and even asking for it may throw. */
  factory: () => IDBFactory | undefined;
  /** A call that has not ended after so many milliseconds has failed. */
  patienceMs?: number;
}

const DATABASE = 'wszero';
const WORK = 'work';
const PATIENCE_MS = 5_000;

/** In IndexedDB. It is opened with each call that finds it shut, so that storage which comes back is used again. */
export class IndexedStore implements LocalStore {
  readonly #options: IndexedStoreOptions;
  #database: IDBDatabase | undefined;
  #wiped: (() => void) | undefined;

  constructor(options: IndexedStoreOptions) {
    this.#options = options;
  }

  read(): Promise<KeptWork[]> {
    return this.#within(async () => {
      const all = await this.#do<KeptWork[]>('readonly', (works, tell) => {
        // all keys that begin with this project: an array comes behind each text
        const asked = works.getAll(IDBKeyRange.bound([this.#options.project], [this.#options.project, []]));
        asked.addEventListener('success', () => tell(asked.result as KeptWork[]));
      });
      return (all ?? []).filter(isKeptWork);
    });
  }

  async write({ session, version, update }: KeptWork): Promise<void> {
    const { project } = this.#options;
    await this.#within(() => this.#do('readwrite', (works) => void works.put({ project, session, version, update, at: Date.now() })));
  }

  async remove(works: readonly KeptWork[]): Promise<void> {
    await this.#within(() =>
      this.#do('readwrite', (store) => {
        for (const { session, version } of works) {
          const key = [this.#options.project, session];
          const asked = store.get(key);
          asked.addEventListener('success', () => {
            if ((asked.result as KeptWork | undefined)?.version === version) store.delete(key);
          });
        }
      }),
    );
  }

  onWiped(listener: () => void): void {
    this.#wiped = listener;
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  /** One transaction, on the disk when this resolves. */
  async #do<Result>(
    mode: IDBTransactionMode,
    work: (works: IDBObjectStore, tell: (result: Result) => void) => void,
  ): Promise<Result | undefined> {
    this.#database ??= await this.#open();
    const transaction = this.#database.transaction(WORK, mode, { durability: 'strict' });
    let result: Result | undefined;
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the storage gave up')));
    });
    work(transaction.objectStore(WORK), (told) => (result = told));
    await done;
    return result;
  }

  async #within<Result>(call: () => Promise<Result>): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the storage does not answer')), this.#options.patienceMs ?? PATIENCE_MS);
    });
    try {
      return await Promise.race([call(), late]);
    } catch (error) {
      this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #open(): Promise<IDBDatabase> {
    const factory = this.#options.factory();
    if (!factory) throw new Error('there is no storage');
    const asked = factory.open(DATABASE, 1);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(WORK, { keyPath: ['project', 'session'] }));
      asked.addEventListener('success', () => resolve(asked.result));
      asked.addEventListener('error', () => reject(asked.error ?? new Error('the storage does not open')));
    });
    database.addEventListener('close', () => {
      if (this.#database === database) this.#database = undefined;
      this.#wiped?.();
    });
    database.addEventListener('versionchange', () => this.close());
    return database;
  }
}

/** What lies there may be of another version of this page. */
function isKeptWork(work: unknown): work is KeptWork {
  const { session, version, update } = Object(work) as Partial<KeptWork>;
  return typeof session === 'string' && typeof version === 'number' && update instanceof Uint8Array;
}
