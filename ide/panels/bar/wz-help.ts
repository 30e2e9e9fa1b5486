import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { iconButton } from '../../parts/icon-button.ts';
import { LazyDialog } from '../../parts/lazy-dialog.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t } from '../../texts/text.ts';

/** The button that tells of the keys. */
@customElement('wz-help')
export class WzHelp extends LightElement {
  readonly #dialog = new LazyDialog(this, () => import('./wz-keys-dialog.ts'));

  protected override render(): TemplateResult {
    return html`${iconButton('keyboard', t('keys.open'), () => void this.#dialog.show())}
    ${this.#dialog.isOpen ? html`<wz-keys-dialog @close=${this.#dialog.closed}></wz-keys-dialog>` : nothing}`;
  }
}
