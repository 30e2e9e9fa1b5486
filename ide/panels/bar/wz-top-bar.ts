import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LightElement } from '../../parts/light-element.ts';
import { logo } from '../../parts/logo.ts';
import '../../settings/wz-settings.ts';
import '../../settings/wz-theme-button.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import './bar.css';
import './wz-help.ts';
import './wz-saved.ts';

/** The bar on top: where home is, what this project is, whether it is saved, and how to give it to others. */
@customElement('wz-top-bar')
export class WzTopBar extends LightElement {
  readonly #links = new WorkbenchController(this, (state) => state.links);

  protected override render(): TemplateResult {
    return html`<header class="topbar">
      <a class="home" href="./" aria-label=${t('home')} title=${t('home')}>${logo()}</a>
      <wz-project-name></wz-project-name>
      <wz-saved></wz-saved>
      <span class="space"></span>
      <wz-here></wz-here>
      ${this.#links.part ? html`<wz-lessons></wz-lessons><wz-time-machine></wz-time-machine><wz-share .links=${this.#links.part}></wz-share>` : nothing}
      <wz-settings></wz-settings><wz-theme-button></wz-theme-button><wz-help></wz-help>
    </header>`;
  }
}
