/** Calls back when nobody has asked for so many milliseconds: the pause of a child who types. */
export class Pause {
  readonly #ms: number;
  readonly #over: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, over: () => void) {
    this.#ms = ms;
    this.#over = over;
  }

  begin(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#over, this.#ms);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
