import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { icon } from '../../parts/icon.ts';
import { whoIs } from '../../parts/who.ts';
import { bead } from './bead.ts';
import type { Grid } from './grid.ts';
import { laneOf } from './lanes.ts';
import { wireLine } from './wire-line.ts';

/** From the lane of whoever sent it to the server; it hops over the lanes between. A lost one ends in a cross. */
export function wireIn(grid: Grid, came: { name: string; op: string; text: string }, lost: boolean): TemplateResult | typeof nothing {
  const lane = laneOf(grid.lanes, came.name);
  if (!lane) return nothing;
  const side = lane.side === 'left' ? 'l' : 'r';
  const { hue } = whoIs(came.name);
  const hops = Array.from({ length: lane.at }, (_, at) => at + 1);
  return html`<div class="wire in ${side} ${lost ? 'is-bad' : hue}" aria-hidden="true" style=${styleMap({ gridColumn: grid.wire(lane) })}>
      <i class="dot ${hue}"></i>${wireLine(lane.side, hops, { start: 0, end: lost ? 42 : 9 })}
      ${lost ? html`<span class="end">${icon('cross')}</span>` : html`<i class="tip"></i>`}
    </div>
    <span class="on in ${side} ${lost ? 'is-bad' : hue}" aria-hidden="true" style=${styleMap({ gridColumn: grid.inner(lane.side) })}
      >${bead(came.op, came.text)}</span
    >`;
}
