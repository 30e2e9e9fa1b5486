import { Histogram, MILLISECONDS } from '../histogram.ts';

/** What is counted of the store and of who owns what in it, since the host started. Whoever tells it reads it. */
export class StoreMetrics {
  /** Writes that were refused, for their owner was the owner no longer. */
  fencedWrites = 0;
  /** Projects that were claimed for this node and became its own. */
  claims = 0;
  /** Those of them that another node owned, whose lease was over or whose connection was gone. */
  takeovers = 0;
  /** Leases of this node that were lost. */
  lostLeases = 0;
  /** Of each write, the milliseconds from when it was asked for until it was on the disk. */
  readonly writeMs = new Histogram(MILLISECONDS);
  /** Of each change of a document, the milliseconds from when it came until it was on the disk and could be told as saved. */
  readonly savedMs = new Histogram(MILLISECONDS);
}
