/** Something that happens after a time, unless it is called off. Runs once for each `start`. */
export class Deadline {
  readonly #ms: number;
  readonly #reached: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `ms` in milliseconds. */
  constructor(ms: number, reached: () => void) {
    this.#ms = ms;
    this.#reached = reached;
  }

  /** Does nothing while it is running. */
  start(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#reached();
    }, this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
