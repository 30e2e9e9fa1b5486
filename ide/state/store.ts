/** A small piece of state that many may read and one place changes. Listeners run after each change, in a microtask, once. */
export class Store<T extends object> {
  #state: Readonly<T>;
  readonly #listeners = new Set<() => void>();
  #queued = false;

  constructor(initial: T) {
    this.#state = initial;
  }

  get state(): Readonly<T> {
    return this.#state;
  }

  update(patch: Partial<T>): void {
    this.#state = { ...this.#state, ...patch };
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Returns the way to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
