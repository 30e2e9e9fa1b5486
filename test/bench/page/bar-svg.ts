import type { Result } from '../results.ts';
import { px } from './markup.ts';

const WIDTH = 320;
const HEIGHT = 22;
/** Beyond that the largest mark would stand at the edge. */
const ROOM = 1.12;

/**
 * A figure as a bar, its budget as a line across, and how far the rounds lie apart as a line along. Its words stand beside it. Without a
 * budget it is drawn against `others`: the largest of those it can be compared with.
 */
export function barSvg(
  { value, low, high, budget, verdict }: Pick<Result, 'value' | 'low' | 'high' | 'budget' | 'verdict'>,
  others: number,
): string {
  const limit = budget && ('atLeast' in budget ? budget.atLeast : budget.atMost);
  const most = Math.max(value, high, limit ?? others) * ROOM;
  const x = (of: number): string => px(most > 0 ? (Math.max(0, of) / most) * WIDTH : 0);
  const spread = high > low ? `<path class="spread" d="M${x(low)} 7v8M${x(low)} 11H${x(high)}M${x(high)} 7v8"/>` : '';
  const line = limit === undefined ? '' : `<path class="limit" d="M${x(limit)} 0V${String(HEIGHT)}"/>`;
  return (
    `<svg class="bar ${verdict}" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" aria-hidden="true">` +
    `<rect class="ground" width="${String(WIDTH)}" height="14" y="4" rx="3"/><rect class="value" width="${x(value)}" height="14" y="4" rx="3"/>${spread}${line}</svg>`
  );
}
