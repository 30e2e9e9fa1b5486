const ROOM_FOR_RARE = 20;

/** Collects what happens and tells it now and then, bounded: what is too much is counted, not kept. */
export class ToldInBatches<Item> {
  readonly #most: number;
  readonly #tell: (items: Item[], dropped: number) => void;
  readonly #everyMs: number;
  #items: Item[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(most: number, everyMs: number, tell: (items: Item[], dropped: number) => void) {
    this.#most = most;
    this.#everyMs = everyMs;
    this.#tell = tell;
  }

  /** Whether what is added now is only counted. */
  get isFull(): boolean {
    return this.#items.length >= this.#most;
  }

  /** `isRare`: there is some room left for it among what is too much. */
  add(item: Item, isRare = false): void {
    if (this.#items.length >= this.#most + (isRare ? ROOM_FOR_RARE : 0)) this.#dropped++;
    else this.#items.push(item);
    this.#timer ??= setTimeout(() => this.flush(), this.#everyMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#items.length === 0 && this.#dropped === 0) return;
    const items = this.#items;
    const dropped = this.#dropped;
    this.#items = [];
    this.#dropped = 0;
    this.#tell(items, dropped);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
