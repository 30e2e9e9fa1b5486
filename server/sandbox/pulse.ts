/**
 * What a worker is doing now, in shared memory: the main thread must be able to see it while the worker is stuck in the
 * engine. Written by the worker, read by the watchdog.
 */
export class Pulse {
  readonly buffer: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(buffer = new SharedArrayBuffer(12)) {
    this.buffer = buffer;
    this.#cells = new Int32Array(buffer);
  }

  /** Instance `instance` runs from now on. */
  enter(instance: number): void {
    Atomics.add(this.#cells, 1, 1);
    Atomics.store(this.#cells, 0, instance);
  }

  /** A new item of the same batch begins. */
  step(): void {
    Atomics.add(this.#cells, 1, 1);
  }

  leave(): void {
    Atomics.store(this.#cells, 0, 0);
  }

  /** The instance that runs, 0 for none, and a count that is another one for each item. */
  read(): { instance: number; item: number } {
    return { instance: Atomics.load(this.#cells, 0), item: Atomics.load(this.#cells, 1) };
  }
}
