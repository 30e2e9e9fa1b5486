/**
 * The host's clock as this computer sees it: a school's computers disagree by minutes. What the host has just said came
 * at most a moment ago, so the least difference that was ever seen is the right one.
 */
export class HostClock {
  #behind = Infinity;

  /** Something happened on the host at `at`; it is heard of now. Milliseconds since 1970. */
  heard(at: number, now = Date.now()): void {
    this.#behind = Math.min(this.#behind, now - at);
  }

  /** What time it is on the host, in milliseconds since 1970. */
  now(here = Date.now()): number {
    return Number.isFinite(this.#behind) ? here - this.#behind : here;
  }
}
