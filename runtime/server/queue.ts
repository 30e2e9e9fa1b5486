/** Tasks of one client, one after another: a task that returns a promise is awaited before the next begins. */
export class Queue {
  readonly #tasks: (() => unknown)[] = [];
  #busy = false;

  /** How many wait. */
  get length(): number {
    return this.#tasks.length;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /**
   * Runs `task` now, or when those before it have ended. A task never throws. `task` returns a promise when it goes on;
   * the promise never rejects.
   */
  add(task: () => unknown): void {
    if (this.#busy) this.#tasks.push(task);
    else this.#run(task);
  }

  /** The running task was cut and will not come back: the others go on, in a job of their own. */
  abandon(): void {
    const next = this.#tasks.shift();
    if (next) void Promise.resolve().then(() => this.#run(next));
    else this.#busy = false;
  }

  #run(first: () => unknown): void {
    let task: (() => unknown) | undefined = first;
    this.#busy = true;
    while (task) {
      const result = task();
      if (result instanceof Promise) {
        void result.then(() => {
          const next = this.#tasks.shift();
          this.#busy = false;
          if (next) this.#run(next);
        });
        return;
      }
      task = this.#tasks.shift();
    }
    this.#busy = false;
  }
}
