import { html, type TemplateResult } from 'lit';
import { icon } from '../../parts/icon.ts';
import { t } from '../../texts/text.ts';
import type { Mark } from './turn.ts';

/** A line across the picture: what is above it was done by other code. */
export function mark({ ok }: Mark): TemplateResult {
  return html`<p class="mark ${ok ? '' : 'bad'}">
    <span>${icon(ok ? 'reload' : 'alert')}${t(ok ? 'messages.swapped' : 'messages.swap-failed')}</span>
  </p>`;
}
