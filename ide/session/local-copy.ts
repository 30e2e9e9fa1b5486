import * as Y from 'yjs';
import type { KeptHere } from '../state/workbench.ts';
import type { KeptWork, LocalStore } from './local-store.ts';

export interface LocalCopyOptions {
  doc: Y.Doc;
  store: LocalStore;
  /** Random, and of this page load. */
  session: string;
  /** Takes in what an earlier page load, or another tab, has left. Throws on what is no update. */
  restore: (update: Uint8Array) => void;
  /** `keptHere` may be another one. */
  changed: () => void;
  /** How long what is typed waits before it is written, and how long before the next try where that failed. Milliseconds. */
  pauseMs?: number;
  retryMs?: number;
}

/**
 * Keeps on this computer what the host has not said to be on its disk: the whole document, for as long as anything of it is not
 * saved, and nothing at all otherwise. So a tab that was closed too early loses nothing, where the browser keeps storage.
 */
export class LocalCopy {
  readonly #options: LocalCopyOptions;
  readonly #pauseMs: number;
  readonly #retryMs: number;
  /** What lies in the store and is known to be in the document: of this page load and of others. */
  #lying: KeptWork[] = [];
  /** Counts changes of the document, and which of them the store has. */
  #revision = 0;
  #written = -1;
  #saved = true;
  #failing = false;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(options: LocalCopyOptions) {
    this.#options = options;
    this.#pauseMs = options.pauseMs ?? 300;
    this.#retryMs = options.retryMs ?? 3_000;
    options.doc.on('update', this.#onUpdate);
    options.store.onWiped(() => this.#wiped());
    void this.#read();
  }

  /** Whether what is not saved lies here; `no` where this computer keeps nothing. */
  get keptHere(): KeptHere {
    if (this.#saved || this.#written === this.#revision) return 'yes';
    return this.#failing ? 'no' : 'not-yet';
  }

  /** `saved`: all of the document is on the host's disk. */
  look(saved: boolean): void {
    this.#saved = saved;
    this.#soon();
  }

  /** The page may be gone in a moment. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isDone()) void this.#settle();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#options.doc.off('update', this.#onUpdate);
    this.#options.store.close();
  }

  async #read(): Promise<void> {
    const { store, restore } = this.#options;
    // where there is no storage there is nothing in it
    const works = await store.read().catch(() => []);
    for (const work of works) {
      if (this.#disposed) return;
      try {
        restore(work.update);
      } catch {
        // it is not a document, and will never be one
      }
      this.#lying.push(work);
    }
    if (works.length > 0) this.#options.changed();
  }

  readonly #onUpdate = (): void => {
    this.#revision += 1;
  };

  #wiped(): void {
    this.#lying = [];
    this.#written = -1;
    this.#options.changed();
    this.#soon();
  }

  #isDone(): boolean {
    return this.#saved ? this.#lying.length === 0 : this.#written === this.#revision;
  }

  #soon(ms = this.#pauseMs): void {
    if (this.#disposed || this.#busy || this.#timer !== undefined || this.#isDone()) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#settle();
    }, ms);
  }

  async #settle(): Promise<void> {
    if (this.#busy || this.#isDone()) return;
    this.#busy = true;
    try {
      if (this.#saved) await this.#remove();
      else await this.#write();
      this.#failing = false;
    } catch {
      this.#failing = true;
    }
    this.#busy = false;
    if (this.#disposed) return;
    this.#options.changed();
    this.#soon(this.#failing ? this.#retryMs : this.#pauseMs);
  }

  async #write(): Promise<void> {
    const { doc, store, session } = this.#options;
    const revision = this.#revision;
    const work = { session, version: revision, update: new Uint8Array(Y.encodeStateAsUpdate(doc)) };
    await store.write(work);
    this.#lying = [...this.#lying.filter((other) => other.session !== session), work];
    this.#written = revision;
  }

  async #remove(): Promise<void> {
    const works = this.#lying;
    await this.#options.store.remove(works);
    this.#lying = this.#lying.filter((work) => !works.includes(work));
    this.#written = -1;
  }
}
