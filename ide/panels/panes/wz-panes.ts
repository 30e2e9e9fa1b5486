import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { Pane } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import './panes.css';

/** The column of live clients. */
@customElement('wz-panes')
export class WzPanes extends LightElement {
  readonly #panes = new WorkbenchController(this, (state) => state.panes);
  readonly #online = new WorkbenchController(this, (state) => state.connection === 'online');
  readonly #ready = new WorkbenchController(this, (state) => state.pagesUrl !== '');

  protected override render(): TemplateResult {
    const panes = this.#ready.part ? (this.#panes.part ?? []) : [];
    return html`<section class="panes" aria-label=${t('panes.label')}>
      ${panes.length > 0 ? this.#list(panes) : this.#blank()}
      ${
        this.#ready.part
          ? html`<button
              class="btn add-client"
              type="button"
              ?disabled=${!this.#online.part}
              @click=${() => this.#panes.workbench.panes.open()}
            >
              ${icon('plus')}<span>${t('panes.add')}</span>
            </button>`
          : nothing
      }
    </section>`;
  }

  #list(panes: Pane[]): TemplateResult {
    return html`<div class="pane-list">
      ${repeat(
        panes,
        ({ token }) => token,
        (pane) => html`<wz-pane .pane=${pane}></wz-pane>`,
      )}
    </div>`;
  }

  #blank(): TemplateResult {
    if (!this.#ready.part) return html`<div class="blank panes-blank">${icon('reload')}<b>${t('panes.waiting')}</b></div>`;
    return html`<div class="blank panes-blank">
      ${icon('users')}<b>${t('panes.none')}</b>
      <p>${t('panes.none.says')}</p>
    </div>`;
  }
}
