import { html, nothing, type TemplateResult } from 'lit';
import type { Got, Sent } from '../../messages/row.ts';
import { icon } from '../../parts/icon.ts';
import { whoIs } from '../../parts/who.ts';
import { bead, type BeadOptions } from './bead.ts';
import type { Grid } from './grid.ts';
import { laneOf, type Lanes } from './lanes.ts';
import { placeStyle } from './place-style.ts';
import { wireLine } from './wire-line.ts';

export interface WiresOutOptions extends Pick<BeadOptions, 'isOpen' | 'open'> {
  grid: Grid;
  sent: Sent;
  /** Line of the turn's grid. */
  row: number;
  /** Nobody listens on the pages of these. */
  unheard: readonly Got[];
}

/** Who got it on one side, by the place of the lane. */
type OnSide = Map<number, Got>;

/** What was sent, to each side that has somebody who got it. */
export function wiresOut(options: WiresOutOptions): (TemplateResult | typeof nothing)[] {
  return (['left', 'right'] as const).map((side) => {
    const got = onSide(options, side);
    return got.size === 0 ? nothing : oneSide(options, side, got);
  });
}

function onSide({ grid, sent }: WiresOutOptions, side: keyof Lanes): OnSide {
  const found: OnSide = new Map();
  for (const got of sent.got) {
    const lane = laneOf(grid.lanes, got.name);
    if (lane?.side === side) found.set(lane.at, got);
  }
  return found;
}

/** One wire a side: it goes through each lane that got the message, hops over the others, and ends at the last. */
function oneSide(options: WiresOutOptions, side: keyof Lanes, got: OnSide): TemplateResult {
  const { grid, sent, row } = options;
  const last = Math.max(...got.keys());
  const kind = `${side === 'left' ? 'l' : 'r'} ${sent.to === 'one' ? 'one' : ''} is-server`;
  const start = last === 0 ? '' : got.has(0) ? 'goes-on' : 'goes-over';
  const gridRow = String(row);
  const lanes = Array.from({ length: last + 1 }, (_, at) => at);
  const hops = lanes.filter((at) => !got.has(at)).map((at) => last - at);
  return html`<div class="fan ${kind} ${start}" style=${placeStyle({ 'grid-column': grid.inner(side), 'grid-row': gridRow })}>
      ${SWOOP} ${last === 0 ? TIP : nothing}
      <span class="on">${bead({ ...sent, ...options })}</span>
    </div>
    ${last === 0 ? nothing : through({ grid, side, kind, gridRow, hops, last })}
    ${lanes.map((at) => square(options, side, at, got.get(at)))}`;
}

interface Through {
  grid: Grid;
  side: keyof Lanes;
  kind: string;
  gridRow: string;
  hops: number[];
  last: number;
}

/** From the innermost lane to the last that got it. */
function through({ grid, side, kind, gridRow, hops, last }: Through): TemplateResult {
  return html`<div
    class="through ${kind}"
    aria-hidden="true"
    style=${placeStyle({ 'grid-column': grid.between(side, 0, last), 'grid-row': gridRow })}
  >
    ${wireLine(
      side,
      hops.toSorted((a, b) => a - b),
      { start: 12, end: 0 },
    )}${TIP}
  </div>`;
}

/** A page received it here; a cross where nobody there listens for it. */
function square(
  { grid, row, unheard }: WiresOutOptions,
  side: keyof Lanes,
  at: number,
  got: Got | undefined,
): TemplateResult | typeof nothing {
  if (!got) return nothing;
  const place = placeStyle({ 'grid-column': grid.lane({ side, at }), 'grid-row': String(row) });
  if (unheard.includes(got)) return html`<i class="got is-unheard is-bad" aria-hidden="true" style=${place}>${icon('cross')}</i>`;
  return html`<i class="got ${whoIs(got.name).hue}" aria-hidden="true" style=${place}></i>`;
}

const TIP = html`<i class="tip" aria-hidden="true"></i>`;

/** Leaves the block level, is level again after a third of the way; behind it the flare of a broadcast. */
const SWOOP = html`<svg class="swoop" viewBox="0 0 100 60" preserveAspectRatio="none" aria-hidden="true">
  <path class="flare" d="M100 4C88 4 84 39 66 39L8 39L8 41L66 41C80 41 86 50 100 50Z" />
  <path class="thread" d="M100 27C88 27 84 40 68 40L0 40" />
</svg>`;
