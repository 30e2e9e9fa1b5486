import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CodedError } from '../errors.ts';

/** Of one address: so many wrong tries cost nothing, then one in so many milliseconds. */
export const ADDRESS_BRAKE = { free: 10, everyMs: 5_000 };
/** Of all together; a try never waits for this longer than `mostMs`. */
export const HOST_BRAKE = { free: 10, everyMs: 100, mostMs: 3_000 };
const ADDRESSES = 10_000;
const GOOD_KEYS = 200;

/** Milliseconds. */
export interface Clock {
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<unknown>;
}

const CLOCK: Clock = { now: () => performance.now(), wait: (ms, signal) => wait(ms, undefined, { signal }) };

/**
 * Slows down whoever guesses Edit keys, and refuses nobody. The tries of one address go one after another, so that many at
 * once are no faster; they wait before they are looked at, so that a quick answer tells nothing. A key that was right from
 * an address once does not wait again: a classmate who guesses can not keep the others out of their work.
 */
export class WrongKeyBrake {
  readonly #clock: Clock;
  readonly #lines = new Map<string, Line>();
  readonly #host = new Allowance(HOST_BRAKE);

  constructor(clock: Clock = CLOCK) {
    this.#clock = clock;
  }

  /** `attempt` throws when the key is wrong (see `isWrong`). Rejects when `signal` aborts: nobody waits for the answer. */
  try<Result>(address: string, key: string, signal: AbortSignal, attempt: () => Promise<Result>): Promise<Result> {
    const line = this.#lineOf(address);
    const mark = createHash('sha256').update(key).digest('base64');
    const known = line.good.has(mark);
    const result = known ? attempt() : line.tail.then(() => this.#turn(line, signal)).then(attempt);
    const settled = result.then(
      () => line.remember(mark),
      (error: unknown) => {
        if (!isWrong(error)) return;
        line.good.delete(mark);
        line.allowance.charge(this.#clock.now());
        this.#host.charge(this.#clock.now());
      },
    );
    if (!known) line.tail = settled;
    return result;
  }

  async #turn(line: Line, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const now = this.#clock.now();
    const ms = Math.max(line.allowance.due(now), Math.min(this.#host.due(now), HOST_BRAKE.mostMs));
    if (ms > 0) await this.#clock.wait(ms, signal);
  }

  #lineOf(address: string): Line {
    const line = this.#lines.get(address) ?? new Line();
    // The one that was seen last is the last to be forgotten.
    this.#lines.delete(address);
    this.#lines.set(address, line);
    for (const oldest of this.#lines.keys()) {
      if (this.#lines.size <= ADDRESSES) break;
      this.#lines.delete(oldest);
    }
    return line;
  }
}

/** A wrong key for a project, or words that no project has. */
function isWrong(error: unknown): boolean {
  return error instanceof CodedError && (error.code === 'wrong-key' || error.code === 'unknown-project');
}

class Line {
  readonly allowance = new Allowance(ADDRESS_BRAKE);
  /** Hashes of keys that were right. */
  readonly good = new Set<string>();
  tail: Promise<void> = Promise.resolve();

  remember(mark: string): void {
    if (this.good.size < GOOD_KEYS) this.good.add(mark);
  }
}

/** So many at once, and then one at a time, for ever. (The 'generic cell rate algorithm': one number is its whole memory.) */
class Allowance {
  readonly #free: number;
  readonly #everyMs: number;
  #paidUntil = 0;

  constructor({ free, everyMs }: { free: number; everyMs: number }) {
    this.#free = free;
    this.#everyMs = everyMs;
  }

  charge(now: number): void {
    this.#paidUntil = Math.max(this.#paidUntil, now) + this.#everyMs;
  }

  /** Milliseconds until the next one. */
  due(now: number): number {
    return Math.max(0, this.#paidUntil - (this.#free - 1) * this.#everyMs - now);
  }
}
