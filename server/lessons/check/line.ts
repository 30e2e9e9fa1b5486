/** Lets so many in at once; others wait, up to a number. */
export class Line {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting = new Set<() => void>();
  #inside = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** Resolves to the way out again; to undefined where too many wait, or `over` came first. */
  async enter(over: AbortSignal): Promise<(() => void) | undefined> {
    if (over.aborted) return undefined;
    if (this.#inside >= this.#most) {
      if (this.#waiting.size >= this.#mostWaiting || !(await this.#turn(over))) return undefined;
    } else this.#inside += 1;
    return () => this.#leave();
  }

  /** Whoever is called has the place of the one that left. */
  #turn(over: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const come = (): void => {
        over.removeEventListener('abort', give);
        resolve(true);
      };
      const give = (): void => {
        this.#waiting.delete(come);
        resolve(false);
      };
      this.#waiting.add(come);
      over.addEventListener('abort', give, { once: true });
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#inside -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
