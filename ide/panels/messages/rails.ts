import { html, type TemplateResult } from 'lit';
import { avatar } from '../../parts/avatar.ts';
import { whoIs } from '../../parts/who.ts';
import { t } from '../../texts/text.ts';
import type { Grid } from './grid.ts';
import { laneOf } from './lanes.ts';
import { placeStyle } from './place-style.ts';

/** More lanes a side than this have room for the animal only. */
export const MOST_NAMES = 2;

/** The bands behind the turns, and the heads above them. `isHere` says who is connected. */
export function rails(grid: Grid, isHere: (name: string) => boolean): TemplateResult {
  const { left, right } = grid.lanes;
  return html`<div class="rails" aria-hidden="true">${bands(grid, isHere)}</div>
    <div class="lane-heads ${Math.max(left.length, right.length) > MOST_NAMES ? 'are-small' : ''}">
      ${bands(grid, isHere)} ${left.toReversed().map((name) => head(grid, name, isHere(name)))}
      <span class="lane-head at-s is-server" style=${placeStyle({ 'grid-column': grid.server })}
        >${avatar('server')}<b>${t('side.server')}</b></span
      >
      ${right.map((name) => head(grid, name, isHere(name)))}
    </div>`;
}

/** Behind the heads once more, since the heads stay in place while the turns go under them. */
function bands(grid: Grid, isHere: (name: string) => boolean): TemplateResult[] {
  const { left, right } = grid.lanes;
  const lanes = [...left, ...right].map((name) => band(whoIs(name).hue, column(grid, name), isHere(name)));
  return [...lanes, band('is-server at-s', grid.server, true)];
}

function band(kind: string, gridColumn: string, here: boolean): TemplateResult {
  return html`<i class="rail ${kind} ${here ? '' : 'is-away'}" style=${placeStyle({ 'grid-column': gridColumn })}></i>`;
}

function head(grid: Grid, name: string, here: boolean): TemplateResult {
  const kind = `${whoIs(name).hue} ${here ? '' : 'is-away'}`;
  return html`<span class="lane-head ${kind}" title=${name} style=${placeStyle({ 'grid-column': column(grid, name) })}
    >${avatar(name)}<b>${name}</b></span
  >`;
}

function column(grid: Grid, name: string): string {
  const lane = laneOf(grid.lanes, name);
  return lane ? grid.lane(lane) : '';
}
