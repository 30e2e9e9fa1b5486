import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { iconButton } from '../parts/icon-button.ts';
import { LazyDialog } from '../parts/lazy-dialog.ts';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';

/** The button that opens the settings. */
@customElement('wz-settings')
export class WzSettings extends LightElement {
  readonly #dialog = new LazyDialog(this, () => import('./wz-settings-dialog.ts'));

  protected override render(): TemplateResult {
    return html`${iconButton('letters', t('settings.open'), () => void this.#dialog.show())}
    ${this.#dialog.isOpen ? html`<wz-settings-dialog @close=${this.#dialog.closed}></wz-settings-dialog>` : nothing}`;
  }
}
