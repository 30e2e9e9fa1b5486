interface Waiting {
  /** `performance.now()` at which it is due. */
  due: number;
  /** Bytes, or as many as its maker counts for it. */
  size: number;
  run: () => void;
}

/** Does things later than they were asked for, each by the same time, in their order. */
export class DelayLine {
  #waiting: Waiting[] = [];
  #size = 0;
  #timer: NodeJS.Timeout | undefined;
  #delayMs: number;

  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  /** Of all that waits. */
  get size(): number {
    return this.#size;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** What waits already is due when it was. With 0 it is all done at once. */
  setDelay(ms: number): void {
    this.#delayMs = ms;
    if (ms === 0) this.flush();
  }

  add(size: number, run: () => void): void {
    if (this.#delayMs === 0 && this.#waiting.length === 0) return run();
    this.#waiting.push({ due: performance.now() + this.#delayMs, size, run });
    this.#size += size;
    this.#wait();
  }

  /** All that waits, now. */
  flush(): void {
    this.#do(Infinity);
  }

  /** Nothing that waits is ever done. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#size = 0;
  }

  #wait(): void {
    const [first] = this.#waiting;
    if (first) this.#timer ??= setTimeout(() => this.#do(performance.now()), Math.max(1, first.due - performance.now()));
  }

  #do(until: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#waiting[0] && this.#waiting[0].due <= until) {
      const { size, run } = this.#waiting[0];
      this.#waiting.shift();
      this.#size -= size;
      run();
    }
    this.#wait();
  }
}
