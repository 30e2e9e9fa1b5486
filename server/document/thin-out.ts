import { LIMITS } from '../protocol/limits.ts';
import type { VersionRecord } from '../store/store.ts';

type Weighed = Pick<VersionRecord, 'n' | 'at' | 'why' | 'name' | 'size'>;

/** What was made for a reason is missed so many times as much as what came by itself. */
const WITH_A_REASON = 4;

/**
 * The numbers of those that have to go, so that what a project keeps stays bounded. Of all that may go, that one goes which is missed
 * least: whose neighbours are closest together, against how long ago it was. So there are many of the last minutes, some of each day and one
 * or two of each month, without a rule for each. The first and the newest stay, and the newest of those with a name, as long as
 * there is anything else to go. `versions`: the oldest first.
 */
export function thinOut(versions: readonly Weighed[], now: number): number[] {
  const kept = [...versions];
  const gone: number[] = [];
  let bytes = kept.reduce((sum, { size }) => sum + size, 0);
  // the newest alone may be as large as a project can be
  while (kept.length > 1 && (kept.length > LIMITS.versionsPerProject || bytes > LIMITS.versionsBytes)) {
    const [least] = kept.splice(leastMissed(kept, now), 1);
    if (!least) break;
    gone.push(least.n);
    bytes -= least.size;
  }
  return gone;
}

function leastMissed(kept: readonly Weighed[], now: number): number {
  const named = new Set(kept.filter(({ name }) => name !== undefined).slice(-LIMITS.namedVersionsKept));
  let least = { at: 0, by: Infinity };
  for (const [at, one] of kept.entries()) {
    const [before, next] = [kept[at - 1], kept[at + 1]];
    if (!before || !next || named.has(one)) continue;
    const weight = one.why === 'pause' && one.name === undefined ? 1 : WITH_A_REASON;
    const by = (weight * Math.max(0, next.at - before.at)) / Math.max(1, now - one.at);
    if (by < least.by) least = { at, by };
  }
  return least.at;
}
