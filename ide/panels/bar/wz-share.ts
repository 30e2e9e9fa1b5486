import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { icon } from '../../parts/icon.ts';
import { LazyDialog } from '../../parts/lazy-dialog.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t } from '../../texts/text.ts';

/** The button that opens the links of the project. */
@customElement('wz-share')
export class WzShare extends LightElement {
  @property({ attribute: false }) links: Links | undefined;
  readonly #dialog = new LazyDialog(this, () => import('./wz-share-dialog.ts'));

  protected override render(): TemplateResult {
    return html`<button class="btn block" type="button" aria-haspopup="dialog" @click=${this.#dialog.show}>
        ${icon('share')}<span>${t('bar.share')}</span>
      </button>
      ${
        this.#dialog.isOpen && this.links
          ? html`<wz-share-dialog .links=${this.links} @close=${this.#dialog.closed}></wz-share-dialog>`
          : nothing
      }`;
  }
}
