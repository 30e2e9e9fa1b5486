import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { iconButton } from '../parts/icon-button.ts';
import { LightElement } from '../parts/light-element.ts';
import type { OfferUndo } from '../parts/offer-undo.ts';
import { t } from '../texts/text.ts';

/** Says what was done and puts it back on request. It stays until it is used, closed or replaced. Emits `done`. */
@customElement('wz-undo-note')
export class WzUndoNote extends LightElement {
  @property({ attribute: false }) offer: OfferUndo | undefined;

  protected override render(): TemplateResult {
    const { offer } = this;
    return html`<div role="status">${offer ? this.#note(offer) : nothing}</div>`;
  }

  #note({ words, undo }: OfferUndo): TemplateResult {
    return html`<div class="toast">
      <p>${words}</p>
      <button
        class="btn"
        type="button"
        @click=${() => {
          undo();
          this.#done();
        }}
      >
        ${icon('replay')}<span>${t('undo')}</span>
      </button>
      ${iconButton('close', t('undo.close'), () => this.#done())}
    </div>`;
  }

  #done(): void {
    this.dispatchEvent(new Event('done'));
  }
}
