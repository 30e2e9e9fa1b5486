import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../texts/text.ts';
import { icon } from './icon.ts';

/** The original error, folded away. */
export function ownWords(original: string | undefined): TemplateResult | typeof nothing {
  if (original === undefined || original === '') return nothing;
  return html`<details class="own">
    <summary>${icon('right')}${t('mistake.own-words')}</summary>
    <code>${original}</code>
  </details>`;
}
