/** Tasks of one client, one after another: while one goes on, those that come wait. */
export class Queue<Task> {
  readonly #work: (task: Task) => Promise<void> | undefined;
  readonly #tasks: Task[] = [];
  #busy = false;

  /** `work` does a task; it returns a promise where the task goes on, and that promise never rejects. */
  constructor(work: (task: Task) => Promise<void> | undefined) {
    this.#work = work;
  }

  /** How many wait. */
  get length(): number {
    return this.#tasks.length;
  }

  /** Does `task` now, or when those before it have ended. Gives how many wait. */
  add(task: Task): number {
    if (this.#busy) return this.#tasks.push(task);
    this.#run(task);
    return this.#tasks.length;
  }

  /** Does nothing before `other` has ended. To be called before the first task. */
  waitFor(other: Promise<void>): void {
    this.#busy = true;
    this.#goOn(other);
  }

  /** The running task was cut and will not come back: the others go on, in a job of their own. */
  abandon(): void {
    this.#goOn(Promise.resolve());
  }

  #run(first: Task): void {
    let task: Task | undefined = first;
    this.#busy = true;
    while (task !== undefined) {
      const goesOn = this.#work(task);
      if (goesOn !== undefined) {
        this.#goOn(goesOn);
        return;
      }
      task = this.#tasks.shift();
    }
    this.#busy = false;
  }

  #goOn(ended: Promise<void>): void {
    void ended.then(() => {
      const next = this.#tasks.shift();
      this.#busy = false;
      if (next !== undefined) this.#run(next);
    });
  }
}
