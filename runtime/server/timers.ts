import { WszeroError } from './trouble.ts';

type Callback = (...values: unknown[]) => unknown;

/** Where time passes: outside of the world in which the functions are. */
export interface TimerClock {
  /** Call the timer `id` back after `ms`, once or again and again. False when there are too many. */
  setTimer(id: number, ms: number, repeat: boolean): boolean;
  clearTimer(id: number): void;
}

interface Timer {
  callback: Callback;
  values: unknown[];
  repeat: boolean;
}

/** `setTimeout` and its family: the clock is outside, the functions stay here. */
export class Timers {
  readonly #clock: TimerClock;
  readonly #failed: (error: unknown) => void;
  readonly #tooMany: () => void;
  readonly #timers = new Map<number, Timer>();
  #last = 0;

  constructor(clock: TimerClock, failed: (error: unknown) => void, tooMany: () => void) {
    this.#clock = clock;
    this.#failed = failed;
    this.#tooMany = tooMany;
  }

  addGlobals(): void {
    Object.assign(globalThis, {
      setTimeout: (callback: unknown, ms?: unknown, ...values: unknown[]) => this.add(callback, ms, values, false),
      setInterval: (callback: unknown, ms?: unknown, ...values: unknown[]) => this.add(callback, ms, values, true),
      clearTimeout: (id: unknown) => this.clear(id),
      clearInterval: (id: unknown) => this.clear(id),
    });
  }

  add(callback: unknown, ms: unknown, values: unknown[], repeat: boolean): number {
    if (!isCallback(callback))
      throw new WszeroError('bad-argument', { message: 'A timer needs a function. If you wrote go(), leave off the last ( ).' });
    const id = ++this.#last;
    this.#timers.set(id, { callback, values, repeat });
    if (this.#clock.setTimer(id, Number(ms) || 0, repeat)) return id;
    this.#timers.delete(id);
    this.#tooMany();
    throw new WszeroError('bad-argument', { message: 'There are too many timers.' });
  }

  clear(id: unknown): void {
    if (typeof id === 'number' && this.#timers.delete(id)) this.#clock.clearTimer(id);
  }

  fire(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer) return;
    if (!timer.repeat) this.#timers.delete(id);
    try {
      const result = timer.callback(...timer.values);
      if (result instanceof Promise) result.catch(this.#failed);
    } catch (error) {
      this.#failed(error);
    }
  }
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}
