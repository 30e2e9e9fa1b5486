import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../parts/icon.ts';
import { whoIs } from '../../parts/who.ts';
import type { Came } from '../../messages/row.ts';
import { t } from '../../texts/text.ts';
import { bead, type BeadOptions } from './bead.ts';
import type { Grid } from './grid.ts';
import { laneOf } from './lanes.ts';
import { placeStyle } from './place-style.ts';
import { wireLine } from './wire-line.ts';

/** From the lane of whoever sent it to the server; it hops over the lanes between. A lost one ends in a cross. */
export function wireIn(
  grid: Grid,
  came: Came,
  lost: boolean,
  options: Pick<BeadOptions, 'isOpen' | 'open'>,
  because?: string,
): TemplateResult | typeof nothing {
  const lane = laneOf(grid.lanes, came.name);
  if (!lane) return nothing;
  const side = lane.side === 'left' ? 'l' : 'r';
  const { hue } = whoIs(came.name);
  const hops = Array.from({ length: lane.at }, (_, at) => at + 1);
  const kind = `${side} ${lost ? 'is-bad' : hue} ${came.text === '' ? 'is-event' : ''}`;
  return html`<div class="wire in ${kind}" aria-hidden="true" style=${placeStyle({ 'grid-column': grid.wire(lane) })}>
      <i class="dot ${hue}"></i>${wireLine(lane.side, hops, { start: 0, end: lost ? 42 : 9 })}
      ${lost ? html`<span class="end">${icon('cross')}</span>` : html`<i class="tip"></i>`}
    </div>
    <span class="on in ${kind}" style=${placeStyle({ 'grid-column': grid.inner(lane.side) })}
      >${bead({ ...came, ...options })}${because === undefined ? nothing : causeWords(because)}</span
    >`;
}

/** The page sent it while it handled another message. */
function causeWords(op: string): TemplateResult {
  return html`<small class="cause">${t('messages.because', { op })}</small>`;
}
