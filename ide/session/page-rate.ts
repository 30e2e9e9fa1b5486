/** Messages that a page may post at once, and then so many a second. Its bridge posts at most 200. */
const TAKEN = 400;
/** The same of its signs of life, which are heard also of a page that posts too much. */
const SIGNS = { most: 60, aSecond: 20 };
/** What is more is let fall unread; so many of these at once, and then so many a second, and the page has to go. */
const LEFT = { most: 5_000, aSecond: 1_000 };
/** How often a page may load itself at once, and then so many times a second. */
const LOADS = { most: 20, aSecond: 1 };
/** A message that takes long to read counts as more than one: for each millisecond so many. */
const FOR_A_MS = 4;

/** Whether a message of a page is read, let fall, or the last one. */
export type Verdict = 'take' | 'leave' | 'flood';

/** How much a page says, so that a page that says too much costs nearly nothing. Times are in milliseconds. */
export class PageRate {
  readonly #taken: Bucket;
  readonly #signs: Bucket;
  readonly #left: Bucket;
  readonly #loads: Bucket;

  constructor(now: number) {
    this.#taken = new Bucket(TAKEN, TAKEN, now);
    this.#signs = new Bucket(SIGNS.most, SIGNS.aSecond, now);
    this.#left = new Bucket(LEFT.most, LEFT.aSecond, now);
    this.#loads = new Bucket(LOADS.most, LOADS.aSecond, now);
  }

  /** To be asked before a message is looked at. */
  judge(now: number): Verdict {
    return this.#judge(this.#taken, now);
  }

  /** The same for a sign of life. */
  judgeSign(now: number): Verdict {
    return this.#judge(this.#signs, now);
  }

  /** What reading one took. False when that was too much. */
  took(ms: number, now: number): boolean {
    return ms < 1 || this.#left.draw(ms * FOR_A_MS, now);
  }

  /** False when the page has loaded itself too often. */
  loads(now: number): boolean {
    return this.#loads.draw(1, now);
  }

  #judge(budget: Bucket, now: number): Verdict {
    if (budget.draw(1, now)) return 'take';
    return this.#left.draw(1, now) ? 'leave' : 'flood';
  }
}

/** Holds at most `most`, and fills up by so many a second. */
class Bucket {
  readonly #most: number;
  readonly #aSecond: number;
  #level: number;
  #since: number;

  constructor(most: number, aSecond: number, now: number) {
    this.#most = most;
    this.#aSecond = aSecond;
    this.#level = most;
    this.#since = now;
  }

  /** False, and nothing is taken, when it does not hold as much. */
  draw(amount: number, now: number): boolean {
    this.#level = Math.min(this.#most, this.#level + (Math.max(0, now - this.#since) / 1000) * this.#aSecond);
    this.#since = now;
    if (this.#level < amount) return false;
    this.#level -= amount;
    return true;
  }
}
