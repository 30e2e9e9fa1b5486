import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { Pane } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

/** As many letters as there is room for above a pane. */
const MOST_LETTERS = 20;

/** What is asked of a pane now and then: another name, another page, more room. Emits `large` and `done`. */
@customElement('wz-pane-more')
export class WzPaneMore extends LightElement {
  @property({ attribute: false }) pane: Pane | undefined;
  @property({ attribute: false }) isLarge = false;
  @query('input') protected readonly field!: HTMLInputElement | null;
  readonly #files = new WorkbenchController(this, (state) => state.files);
  readonly #online = new WorkbenchController(this, (state) => state.connection === 'online');
  #taken: string | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { pane } = this;
    if (!pane) return nothing;
    const { name, token, page } = pane;
    const pages = (this.#files.part ?? []).map(({ path }) => path).filter((path) => /\.html?$/i.test(path));
    return html`<div class="pane-more">
      <form @submit=${(event: SubmitEvent) => void this.#rename(event, pane)}>
        <input
          class="field"
          aria-label=${t('pane.rename', { name })}
          title=${t('pane.rename.says')}
          maxlength=${MOST_LETTERS}
          autocomplete="off"
          .value=${name}
        />
        <button class="btn" type="submit" ?disabled=${!this.#online.part}>${t('pane.rename.do')}</button>
      </form>
      <p class="pane-says" role="status">
        ${this.#taken === undefined ? t('pane.rename.says') : t('pane.rename.taken', { name: this.#taken })}
      </p>
      <div class="pane-more-row">
        ${
          pages.length > 1
            ? html`<select
                class="field"
                aria-label=${t('pane.page', { name })}
                @change=${(event: Event) => {
                  if (event.target instanceof HTMLSelectElement) this.#files.workbench.panes.showPage(token, event.target.value);
                }}
              >
                ${pages.map((path) => html`<option value=${path} ?selected=${path === page}>${path}</option>`)}
              </select>`
            : nothing
        }
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('large'))}>
          ${icon(this.isLarge ? 'smaller' : 'larger')}<span>${t(this.isLarge ? 'pane.smaller' : 'pane.larger', { name })}</span>
        </button>
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.field?.focus();
    this.field?.select();
  }

  async #rename(event: SubmitEvent, { token, name }: Pane): Promise<void> {
    event.preventDefault();
    const wanted = this.field?.value.trim() ?? '';
    if (wanted !== '' && wanted !== name && (await this.#files.workbench.panes.rename(token, wanted)) === 'taken') {
      this.#taken = wanted;
      this.requestUpdate();
      return;
    }
    this.dispatchEvent(new Event('done'));
  }
}
