/** Runs tasks one at a time, in the order in which they came, whatever comes of the one before. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Rejects with the signal's reason, without running `task`, when the signal is aborted before its turn. */
  run<Result>(task: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const result = this.#last.then(() => {
      signal?.throwIfAborted();
      return task();
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all that came so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
