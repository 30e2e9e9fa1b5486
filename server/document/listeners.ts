/** Those who want to be told of one kind of event. */
export class Listeners<Event extends unknown[]> {
  readonly #all = new Set<(...event: Event) => void>();

  /** Returns what takes the listener away again. */
  add(listener: (...event: Event) => void): () => void {
    const own = (...event: Event) => listener(...event);
    this.#all.add(own);
    return () => void this.#all.delete(own);
  }

  tell(...event: Event): void {
    for (const listener of [...this.#all]) listener(...event);
  }

  clear(): void {
    this.#all.clear();
  }
}
