import { html, type TemplateResult } from 'lit';
import type { Gap, Presence, Swap } from '../../messages/row.ts';
import { icon } from '../../parts/icon.ts';
import { whoIs } from '../../parts/who.ts';
import { t } from '../../texts/text.ts';
import type { Grid } from './grid.ts';
import { laneOf } from './lanes.ts';
import { placeStyle } from './place-style.ts';

/** A line across the picture: what is above it was done by other code. */
export function swapMark({ ok }: Swap): TemplateResult {
  return html`<p class="mark ${ok ? '' : 'bad'}">
    <span>${icon(ok ? 'reload' : 'alert')}${t(ok ? 'messages.swapped' : 'messages.swap-failed')}</span>
  </p>`;
}

/** What is left out, where it would be. */
export function gapMark({ count }: Gap): TemplateResult {
  return html`<p class="mark is-gap"><span>${icon('info')}${t('messages.gap', { count })}</span></p>`;
}

/** A word on the lane of somebody who came or left. */
export function presenceMark({ name, isHere }: Presence, grid: Grid): TemplateResult {
  const lane = laneOf(grid.lanes, name);
  const place = lane ? { 'grid-column': grid.roomy(lane), 'justify-self': lane.side === 'left' ? 'start' : 'end' } : {};
  return html`<p class="turn presence ${whoIs(name).hue}">
    <span class="came ${isHere ? '' : 'is-gone'} ${lane?.side ?? 'left'}" style=${placeStyle(place)}
      >${t(isHere ? 'messages.is-here' : 'messages.has-left', { name })}</span
    >
  </p>`;
}
