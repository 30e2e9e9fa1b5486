import { html, nothing, type TemplateResult } from 'lit';
import type { Came, Turn } from '../../messages/row.ts';
import { icon } from '../../parts/icon.ts';
import { richText } from '../../parts/rich-text.ts';
import { explain } from '../../texts/explain.ts';
import { t } from '../../texts/text.ts';
import type { Grid } from './grid.ts';
import { laneOf } from './lanes.ts';
import { placeStyle } from './place-style.ts';

export interface LostCardOptions {
  came: Came;
  lost: NonNullable<Turn['lost']>;
  grid: Grid;
  /** Writes the nearest name in place of this one; undefined where that can not be done. */
  change: (() => void) | undefined;
  /** To the line that sent it, where that is known. */
  go: (() => void) | undefined;
  line: number | undefined;
}

/** Beside a message that nobody handles: what to do, and the button that does it. */
export function lostCard({ came, lost, grid, change, go, line }: LostCardOptions): TemplateResult {
  const side = laneOf(grid.lanes, came.name)?.side ?? 'left';
  const params = { op: came.op, ...(lost.nearest === undefined ? {} : { nearest: lost.nearest }) };
  const { title, todo } = explain({ code: lost.code, params });
  return html`<div class="ask ${side === 'left' ? 'l' : 'r'}" style=${placeStyle({ 'grid-column': grid.beyond(side) })}>
    <p aria-hidden="true"><strong>${richText(title)}</strong>${richText(todo)}</p>
    ${change ? html`<button class="btn loud" type="button" @click=${change}>${icon('mend')}<span>${t('messages.change-it')}</span></button>` : nothing}
    ${!change && go && line !== undefined ? html`<button class="go" type="button" @click=${go}>${t('mistake.go', { line })}</button>` : nothing}
  </div>`;
}
