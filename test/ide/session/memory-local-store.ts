import type { KeptWork, LocalStore } from '../../../ide/session/local-store.ts';

/** What a browser keeps, without a browser. Tabs share `works`. */
export class MemoryLocalStore implements LocalStore {
  readonly works: Map<string, KeptWork>;
  /** As where storage is switched off or full. */
  broken = false;
  writes = 0;
  #wiped: (() => void) | undefined;

  constructor(works = new Map<string, KeptWork>()) {
    this.works = works;
  }

  async read(): Promise<KeptWork[]> {
    this.#assertWell();
    return [...this.works.values()];
  }

  async write(work: KeptWork): Promise<void> {
    this.#assertWell();
    this.writes += 1;
    this.works.set(work.session, work);
  }

  async remove(works: readonly KeptWork[]): Promise<void> {
    this.#assertWell();
    for (const { session, version } of works) if (this.works.get(session)?.version === version) this.works.delete(session);
  }

  onWiped(listener: () => void): void {
    this.#wiped = listener;
  }

  wipe(): void {
    this.works.clear();
    this.#wiped?.();
  }

  close(): void {
    this.#wiped = undefined;
  }

  #assertWell(): void {
    if (this.broken) throw new DOMException('no', 'QuotaExceededError');
  }
}
