import type { Budget, Curve, Unit } from '../row.ts';
import { valueText } from '../table.ts';
import { escaped, px } from './markup.ts';

const WIDTH = 640;
const HEIGHT = 180;
const EDGE = { left: 76, right: 18, top: 14, bottom: 30 };
const STEPS = 4;

/** How a figure went, with its budget as a line across. */
export function curveSvg(what: string, { what: grows, points }: Curve, unit: Unit, budget: Budget | undefined): string {
  const limit = budget && ('atLeast' in budget ? budget.atLeast : budget.atMost);
  const from = Math.min(...points.map(([at]) => at));
  const to = Math.max(...points.map(([at]) => at));
  const most = Math.max(...points.map(([, value]) => value), limit ?? 0) * 1.05 || 1;
  const x = (at: number): string => px(EDGE.left + ((at - from) / (to - from || 1)) * (WIDTH - EDGE.left - EDGE.right));
  const y = (value: number): string => px(HEIGHT - EDGE.bottom - (value / most) * (HEIGHT - EDGE.top - EDGE.bottom));
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => (most * step) / STEPS).map(
    (value) =>
      `<path class="grid" d="M${String(EDGE.left)} ${y(value)}H${String(WIDTH - EDGE.right)}"/>` +
      `<text class="end" x="${String(EDGE.left - 8)}" y="${y(value)}" dy="0.35em">${valueText(value, unit)}</text>`,
  );
  const ticks = points
    .filter((_, n) => n % Math.ceil(points.length / 8) === 0)
    .map(([at]) => `<text class="middle" x="${x(at)}" y="${String(HEIGHT - 10)}">${String(Number(at.toPrecision(2)))}</text>`);
  const line = `<path class="curve" d="M${points.map(([at, value]) => `${x(at)} ${y(value)}`).join('L')}"/>`;
  const dots = points.length > 40 ? [] : points.map(([at, value]) => `<circle cx="${x(at)}" cy="${y(value)}" r="3.5"/>`);
  const across = limit === undefined ? '' : `<path class="limit" d="M${String(EDGE.left)} ${y(limit)}H${String(WIDTH - EDGE.right)}"/>`;
  return (
    `<figure><figcaption>${escaped(what)}, over ${escaped(grows)}</figcaption>` +
    `<svg class="graph" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${escaped(`${what}, over ${grows}`)}">` +
    `${[...grid, ...ticks, line, ...dots].join('')}${across}</svg></figure>`
  );
}
