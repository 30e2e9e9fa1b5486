import type { Outlet } from './outlet.ts';

interface Wait {
  since: number;
  giveUp: () => void;
}

/** Waits for handlers that go on, but for none of them longer than `limitMs`. One timer for all, and none while nothing waits. */
export class Patience {
  readonly #outlet: Outlet;
  readonly #limitMs: number;
  readonly #waits = new Set<Wait>();
  #ticking = false;

  constructor(outlet: Outlet, limitMs: number) {
    this.#outlet = outlet;
    this.#limitMs = limitMs;
  }

  /** How many it waits for. */
  get size(): number {
    return this.#waits.size;
  }

  /** Resolves when `work` has ended, one way or the other, or when the limit is over; then `tooLong` is called first. */
  wait(work: PromiseLike<unknown>, failed: (error: unknown) => void, tooLong: () => void): Promise<void> {
    return new Promise((resolve) => {
      const wait: Wait = {
        since: Date.now(),
        giveUp: () => {
          tooLong();
          resolve();
        },
      };
      this.#waits.add(wait);
      const end = (): void => {
        this.#waits.delete(wait);
        resolve();
      };
      work.then(end, (error: unknown) => {
        failed(error);
        end();
      });
      this.#tick();
    });
  }

  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    try {
      this.#outlet.after(this.#limitMs / 10, () => this.#look());
    } catch {
      // No timer is free. The next handler that goes on tries again.
      this.#ticking = false;
    }
  }

  #look(): void {
    this.#ticking = false;
    const oldest = Date.now() - this.#limitMs;
    for (const wait of this.#waits) {
      if (wait.since > oldest) break;
      this.#waits.delete(wait);
      wait.giveUp();
    }
    if (this.#waits.size > 0) this.#tick();
  }
}
