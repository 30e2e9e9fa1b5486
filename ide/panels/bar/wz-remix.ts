import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MAKE_TROUBLE } from '../../lessons/start-lesson.ts';
import { remixProject } from '../../pages/host-calls.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t, type PlainKey } from '../../texts/text.ts';

/** Makes a copy of one's own, and opens it. */
@customElement('wz-remix')
export class WzRemix extends LightElement {
  /** What a Remix link or a Look link ends with. */
  @property() link = '';
  /** Loud where there is nothing else to do. */
  @property({ type: Boolean }) big = false;
  #busy = false;
  #trouble: PlainKey | undefined;

  protected override render(): TemplateResult {
    return html`<button
        class="btn ${this.big ? 'loud big' : 'block'}"
        type="button"
        aria-disabled=${this.#busy ? 'true' : 'false'}
        @click=${() => void this.#make()}
      >
        ${icon(this.#busy ? 'reload' : 'remix')}<span>${t(this.#busy ? 'bar.remix.busy' : 'bar.remix')}</span>
      </button>
      <span role="alert">${this.#trouble ? html`<span class="trouble">${icon('alert')}${t(this.#trouble)}</span>` : nothing}</span>`;
  }

  async #make(): Promise<void> {
    if (this.#busy) return;
    this.#show(true);
    const made = await remixProject(this.link);
    if (made.ok) location.assign(new URL(made.edit, document.baseURI));
    else this.#show(false, MAKE_TROUBLE[made.why]);
  }

  #show(busy: boolean, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-remix': WzRemix;
  }
}
