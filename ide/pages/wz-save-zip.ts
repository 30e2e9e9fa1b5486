import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fetchZip } from '../panels/bar/fetch-zip.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { saveBlob } from '../parts/save-blob.ts';
import { knownEditKey } from '../session/edit-key.ts';
import { t, type PlainKey } from '../texts/text.ts';

/** Saves a project of this computer as a zip, without opening it. Nothing, where its key is not known here. */
@customElement('wz-save-zip')
export class WzSaveZip extends LightElement {
  @property() projectId = '';
  /** Its name, for who does not see beside what the button stands. */
  @property() name = '';
  #busy = false;
  #said: PlainKey | undefined;

  protected override render(): TemplateResult | typeof nothing {
    if (knownEditKey(this.projectId) === undefined) return nothing;
    return html`<button
        class="btn"
        type="button"
        aria-label="${t('home.do')}: ${this.name}"
        aria-disabled=${this.#busy ? 'true' : 'false'}
        @click=${() => void this.#save()}
      >
        ${icon(this.#busy ? 'reload' : 'take')}<span>${t(this.#busy ? 'home.busy' : 'home.do')}</span>
      </button>
      <small role="status">${this.#said ? t(this.#said) : ''}</small>`;
  }

  async #save(): Promise<void> {
    const key = knownEditKey(this.projectId);
    if (this.#busy || key === undefined) return;
    this.#show(true);
    const fetched = await fetchZip({ id: this.projectId, key, progress: () => undefined, signal: new AbortController().signal });
    if (fetched.ok) saveBlob(fetched.zip, fetched.name);
    this.#show(false, fetched.ok ? 'home.done' : fetched.why === 'no-host' ? 'start.no-host' : 'start.failed');
  }

  #show(busy: boolean, said?: PlainKey): void {
    this.#busy = busy;
    this.#said = said;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-save-zip': WzSaveZip;
  }
}
