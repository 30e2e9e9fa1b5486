import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t } from '../../texts/text.ts';

/** The button that opens the links of the project. What it opens is fetched at the first press. */
@customElement('wz-share')
export class WzShare extends LightElement {
  @property({ attribute: false }) links: Links | undefined;
  #open = false;

  protected override render(): TemplateResult {
    return html`<button class="btn block" type="button" aria-haspopup="dialog" @click=${() => void this.#show()}>
        ${icon('share')}<span>${t('bar.share')}</span>
      </button>
      ${this.#open && this.links ? html`<wz-share-dialog .links=${this.links} @close=${() => this.#close()}></wz-share-dialog>` : nothing}`;
  }

  async #show(): Promise<void> {
    await import('./wz-share-dialog.ts');
    this.#open = true;
    this.requestUpdate();
  }

  #close(): void {
    this.#open = false;
    this.requestUpdate();
  }
}
