import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { icon } from '../../parts/icon.ts';
import { whoIs } from '../../parts/who.ts';
import { bead } from './bead.ts';
import type { Grid } from './grid.ts';
import { hop } from './hop.ts';
import { laneOf } from './lanes.ts';

/** From the lane of whoever sent it to the server; it hops over the lanes between. A lost one ends in a cross. */
export function wireIn(grid: Grid, came: { name: string; op: string; text: string }, lost: boolean): TemplateResult | typeof nothing {
  const lane = laneOf(grid.lanes, came.name);
  if (!lane) return nothing;
  const side = lane.side === 'left' ? 'l' : 'r';
  const { hue } = whoIs(came.name);
  const crossed = Array.from({ length: lane.at }, (_, at) => lane.at - at);
  return html`<div class="wire in ${side} ${lost ? 'is-bad' : hue}" aria-hidden="true" style=${styleMap({ gridColumn: grid.wire(lane) })}>
      <i class="dot ${hue}"></i><i class="line"></i>
      ${crossed.map((steps) => hop(lane.side, steps))} ${lost ? html`<span class="end">${icon('cross')}</span>` : html`<i class="tip"></i>`}
    </div>
    <span class="on in ${side} ${lost ? 'is-bad' : hue}" aria-hidden="true" style=${styleMap({ gridColumn: grid.inner(lane.side) })}
      >${bead(came.op, came.text)}</span
    >`;
}
