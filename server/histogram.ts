/** Steps for what takes a moment. */
export const MILLISECONDS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** How long, in steps: how many were at most so long. */
export class Histogram {
  /** The upper ends of the steps, the smallest first. */
  readonly bounds: readonly number[];
  readonly #counts: number[];
  #count = 0;
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    const step = this.bounds.findIndex((bound) => value <= bound);
    if (step >= 0) this.#counts[step] = (this.#counts[step] ?? 0) + 1;
  }

  get count(): number {
    return this.#count;
  }

  get sum(): number {
    return this.#sum;
  }

  /** For each bound, how many were at most that. */
  upTo(): number[] {
    let sum = 0;
    return this.#counts.map((count) => (sum += count));
  }
}
