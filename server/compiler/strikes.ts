import { LIMITS } from '../protocol/limits.ts';

/** After the first time the next build waits so long, after each further one twice as long as before. */
const FIRST_REST_MS = 2_000;
const MOST_REST_MS = 60_000;

interface Struck {
  count: number;
  at: number;
}

/** The projects whose files the compiler had to be cut at, of late. */
export class Strikes {
  readonly #now: () => number;
  readonly #struck = new Map<string, Struck>();

  /** `now`: milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  add(owner: string): void {
    const count = (this.#find(owner)?.count ?? 0) + 1;
    this.#struck.delete(owner);
    this.#struck.set(owner, { count, at: this.#now() });
    for (const [id] of this.#struck) if (!this.#find(id)) this.#struck.delete(id);
  }

  has(owner: string): boolean {
    return this.#find(owner) !== undefined;
  }

  /** Milliseconds that it has to wait before it may keep others waiting again. */
  restMs(owner: string): number {
    const struck = this.#find(owner);
    if (!struck) return 0;
    const rest = Math.min(FIRST_REST_MS * 2 ** (struck.count - 1), MOST_REST_MS);
    return Math.max(0, struck.at + rest - this.#now());
  }

  #find(owner: string): Struck | undefined {
    const struck = this.#struck.get(owner);
    return struck && this.#now() - struck.at < LIMITS.suspectMs ? struck : undefined;
  }
}
