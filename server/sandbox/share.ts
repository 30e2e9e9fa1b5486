/** What was used counts half as much after so long. */
const HALF_LIFE_MS = 5_000;
/** Whoever has used more than this part of a worker of late is served after those who have not. */
const MOST = 0.4;

const MEAN_LIFE_MS = HALF_LIFE_MS / Math.LN2;

/** How much of its worker's time a tenant has used of late: what is long ago counts less and less. */
export class Share {
  #used = 0;
  #at: number;

  constructor(now = performance.now()) {
    this.#at = now;
  }

  /** It ran for `ms`, until `now`. */
  add(ms: number, now: number): void {
    this.#used = this.#used * 0.5 ** ((now - this.#at) / HALF_LIFE_MS) + ms;
    this.#at = now;
  }

  /** 0 to 1: of the time since about half a minute. */
  part(now: number): number {
    return (this.#used * 0.5 ** ((now - this.#at) / HALF_LIFE_MS)) / MEAN_LIFE_MS;
  }

  isGreedy(now: number): boolean {
    return this.part(now) > MOST;
  }
}
