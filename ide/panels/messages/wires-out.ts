import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { whoIs } from '../../parts/who.ts';
import { bead } from './bead.ts';
import type { Grid } from './grid.ts';
import { laneOf, type Lanes } from './lanes.ts';
import type { Sent } from './turn.ts';
import { wireLine } from './wire-line.ts';

/** What was sent, to each side that has somebody who got it. `row` is a line of the turn's grid. */
export function wiresOut(grid: Grid, sent: Sent, row: number): (TemplateResult | typeof nothing)[] {
  return (['left', 'right'] as const).map((side) => {
    const got = new Map(
      sent.names.flatMap((name) => (laneOf(grid.lanes, name)?.side === side ? [[laneOf(grid.lanes, name)?.at ?? 0, name] as const] : [])),
    );
    return got.size === 0 ? nothing : oneSide(grid, side, sent, got, row);
  });
}

/** One wire a side: it goes through each lane that got the message, hops over the others, and ends at the last. */
function oneSide(grid: Grid, side: keyof Lanes, sent: Sent, got: Map<number, string>, row: number): TemplateResult {
  const last = Math.max(...got.keys());
  const kind = `${side === 'left' ? 'l' : 'r'} ${sent.to === 'one' ? 'one' : ''} is-server`;
  const start = last === 0 ? '' : got.has(0) ? 'goes-on' : 'goes-over';
  const gridRow = String(row);
  const lanes = Array.from({ length: last + 1 }, (_, at) => at);
  return html`<div class="fan ${kind} ${start}" aria-hidden="true" style=${styleMap({ gridColumn: grid.inner(side), gridRow })}>
      ${SWOOP} ${last === 0 ? TIP : nothing}
      <span class="on">${bead(sent.op, sent.text)}</span>
    </div>
    ${
      last === 0
        ? nothing
        : through(
            grid,
            side,
            kind,
            gridRow,
            lanes.filter((at) => !got.has(at)).map((at) => last - at),
            last,
          )
    }
    ${lanes.map((at) => square(grid, side, at, got.get(at), gridRow))}`;
}

/** From the innermost lane to the last that got it. */
function through(grid: Grid, side: keyof Lanes, kind: string, gridRow: string, hops: number[], last: number): TemplateResult {
  return html`<div class="through ${kind}" aria-hidden="true" style=${styleMap({ gridColumn: grid.between(side, 0, last), gridRow })}>
    ${wireLine(
      side,
      hops.toSorted((a, b) => a - b),
      { start: 12, end: 0 },
    )}${TIP}
  </div>`;
}

/** A page received it here. */
function square(grid: Grid, side: keyof Lanes, at: number, name: string | undefined, gridRow: string): TemplateResult | typeof nothing {
  if (name === undefined) return nothing;
  return html`<i
    class="got ${whoIs(name).hue}"
    aria-hidden="true"
    style=${styleMap({ gridColumn: grid.lane({ side, at }), gridRow })}
  ></i>`;
}

const TIP = html`<i class="tip"></i>`;

/** Leaves the block level, is level again after a third of the way; behind it the flare of a broadcast. */
const SWOOP = html`<svg class="swoop" viewBox="0 0 100 60" preserveAspectRatio="none">
  <path class="flare" d="M100 4C88 4 84 39 66 39L8 39L8 41L66 41C80 41 86 50 100 50Z" />
  <path class="thread" d="M100 27C88 27 84 40 68 40L0 40" />
</svg>`;
