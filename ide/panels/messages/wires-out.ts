import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { whoIs } from '../../parts/who.ts';
import { bead } from './bead.ts';
import type { Grid } from './grid.ts';
import { hop } from './hop.ts';
import { laneOf, type Lanes } from './lanes.ts';
import type { Sent } from './turn.ts';

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
  const name = side === 'left' ? 'l' : 'r';
  const kind = sent.to === 'one' ? 'one' : '';
  const gridRow = String(row);
  const lanes = Array.from({ length: last + 1 }, (_, at) => at);
  return html`<div class="fan ${name} ${kind} is-server" aria-hidden="true" style=${styleMap({ gridColumn: grid.inner(side), gridRow })}>
      ${SWOOP} ${last === 0 ? html`<i class="tip"></i>` : nothing}
      <span class="on">${bead(sent.op, sent.text)}</span>
    </div>
    ${
      last === 0
        ? nothing
        : html`<div
            class="through ${name} is-server"
            aria-hidden="true"
            style=${styleMap({ gridColumn: grid.between(side, 0, last), gridRow })}
          >
            <i class="line"></i><i class="tip"></i>${lanes.filter((at) => !got.has(at)).map((at) => hop(side, last - at))}
          </div>`
    }
    ${lanes.map((at) => square(grid, side, at, got.get(at), gridRow))}`;
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

/** Leaves the block level, is level again after a third of the way; behind it the flare of a broadcast. */
const SWOOP = html`<svg class="swoop" viewBox="0 0 100 60" preserveAspectRatio="none">
  <path class="flare" d="M100 4C88 4 84 39 66 39L8 39L8 41L66 41C80 41 86 50 100 50Z" />
  <path class="thread" d="M100 27C88 27 84 40 68 40L0 40" />
</svg>`;
