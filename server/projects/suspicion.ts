import { LIMITS } from '../protocol/limits.ts';

/** A project that took too much is started apart from others for a while. */
export class Suspicion {
  #until = 0;

  get holds(): boolean {
    return performance.now() < this.#until;
  }

  /** It took too much just now. */
  raise(): void {
    this.#until = performance.now() + LIMITS.suspectMs;
  }
}
