/**
 * Work that is asked for often and done one at a time. A request during a run is answered by one more run after it, which
 * it shares with all others of that time: what a caller gets always began after it asked.
 */
export class CoalescedTask<Result> {
  readonly #work: () => Promise<Result>;
  #running: Promise<Result> | undefined;
  #next: Promise<Result> | undefined;

  constructor(work: () => Promise<Result>) {
    this.#work = work;
  }

  request(): Promise<Result> {
    if (this.#next) return this.#next;
    if (!this.#running) return this.#run();
    const again = (): Promise<Result> => this.#run();
    this.#next = this.#running.then(again, again);
    return this.#next;
  }

  /** Resolves when nothing runs and nothing is asked for. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running.catch(() => undefined);
  }

  #run(): Promise<Result> {
    this.#next = undefined;
    const running = this.#work().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}
