import { WszeroError } from '../../../runtime/server/trouble.ts';
import { SIGNAL, type HostFunctions } from './host-functions.ts';

type Callback = (...values: unknown[]) => unknown;

interface Timer {
  callback: Callback;
  values: unknown[];
  repeat: boolean;
}

/** `setTimeout` and its family: the clock is the worker's, the functions stay here. */
export class Timers {
  readonly #host: HostFunctions;
  readonly #failed: (error: unknown) => void;
  readonly #signal: (signal: number) => void;
  readonly #timers = new Map<number, Timer>();
  #last = 0;

  constructor(host: HostFunctions, failed: (error: unknown) => void, signal: (signal: number) => void) {
    this.#host = host;
    this.#failed = failed;
    this.#signal = signal;
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
    if (this.#host.setTimer(id, Number(ms) || 0, repeat)) return id;
    this.#timers.delete(id);
    this.#signal(SIGNAL.timers);
    throw new WszeroError('bad-argument', { message: 'There are too many timers.' });
  }

  clear(id: unknown): void {
    if (typeof id === 'number' && this.#timers.delete(id)) this.#host.clearTimer(id);
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
