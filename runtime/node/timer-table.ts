import { CLIENT_LIMITS } from '../client-limits.ts';

const LONGEST_MS = 2 ** 31 - 1;

/** The clock of an instance's timers. They live outside of it, so that it sleeps while they wait. */
export class TimerTable {
  readonly #due: (id: number) => void;
  readonly #timers = new Map<number, { timer: NodeJS.Timeout; at: number }>();

  constructor(due: (id: number) => void) {
    this.#due = due;
  }

  /** False when there are as many as a project may have. */
  set(id: number, ms: number, repeat: boolean): boolean {
    if (this.#timers.size >= CLIENT_LIMITS.timers) return false;
    const pause = Math.min(Math.max(ms || 0, CLIENT_LIMITS.timerMinMs), LONGEST_MS);
    const fire = (): void => {
      if (repeat) entry.at = performance.now() + pause;
      else this.#timers.delete(id);
      this.#due(id);
    };
    const entry = { timer: repeat ? setInterval(fire, pause) : setTimeout(fire, pause), at: performance.now() + pause };
    this.#timers.set(id, entry);
    return true;
  }

  /** Milliseconds until the next one is due that is not among `except`; undefined where there is none. */
  nextMs(except: ReadonlySet<number>): number | undefined {
    const all = [...this.#timers].flatMap(([id, { at }]) => (except.has(id) ? [] : [at]));
    return all.length === 0 ? undefined : Math.max(0, Math.min(...all) - performance.now());
  }

  clear(id: number): void {
    clearTimeout(this.#timers.get(id)?.timer);
    this.#timers.delete(id);
  }

  dispose(): void {
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
