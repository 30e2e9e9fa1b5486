import { html, type TemplateResult } from 'lit';
import { icon } from '../../parts/icon.ts';
import type { LostPage } from '../../state/workbench.ts';
import { t } from '../../texts/text.ts';

/** In place of a page that was taken away: what happened, and the button that puts it back. */
export function lostNotice(why: LostPage, again: () => void): TemplateResult {
  return html`<div class="blank pane-lost" role="status">
    ${icon('alert')}<b>${t(`pane.lost.${why}`)}</b>
    <p>${t(`pane.lost.${why}.says`)}</p>
    <button class="btn loud" type="button" @click=${again}>${icon('play')}<span>${t('pane.start-again')}</span></button>
  </div>`;
}

/** In place of a page that is about to come. */
export function pausingNotice(): TemplateResult {
  return html`<div class="blank pane-lost" role="status">${icon('reload')}<b>${t('pane.pausing')}</b></div>`;
}

/** Above something that is no page of the project. */
export function awayNote(again: () => void): TemplateResult {
  return html`<div class="pane-away" role="status">
    <p>${t('pane.away')}</p>
    <button class="btn loud" type="button" @click=${again}>${icon('play')}<span>${t('pane.start-again')}</span></button>
  </div>`;
}
