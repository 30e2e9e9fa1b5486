import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Version } from '../../server/protocol/version.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { WorkbenchController } from '../state/workbench-context.ts';
import { t, type PlainKey } from '../texts/text.ts';

/** A field that gives a version a name; without one, what is there now is kept under it. Emits `kept`. */
@customElement('wz-version-name')
export class WzVersionName extends LightElement {
  @property({ attribute: false }) version: Version | undefined;
  @query('input') protected readonly field!: HTMLInputElement | null;
  readonly #project = new WorkbenchController(this, (state) => state.project);
  #told: PlainKey | undefined;

  protected override render(): TemplateResult {
    return html`<form class="version-name" @submit=${this.#submit}>
      <label>
        <span class="vh">${t('versions.name')}</span>
        <input
          class="field"
          name="name"
          autocomplete="off"
          maxlength=${LIMITS.nameLength}
          placeholder=${t('versions.name')}
          .value=${this.version?.name ?? ''}
        />
      </label>
      <button class="btn" type="submit">${icon('pencil')}<span>${t('versions.keep')}</span></button>
      <span role="status">${this.#told ? t(this.#told) : ''}</span>
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#keep(this.field?.value.trim() ?? '');
  };

  async #keep(name: string): Promise<void> {
    if (name === '') return this.field?.focus();
    const { versions } = this.#project.workbench;
    this.#tell('versions.busy');
    const answered = await (this.version ? versions.rename(this.version.n, name) : versions.keep(name));
    this.#tell(answered.ok ? 'versions.kept' : `versions.${answered.why}`);
    if (answered.ok) this.dispatchEvent(new Event('kept'));
  }

  #tell(told: PlainKey): void {
    this.#told = told;
    this.requestUpdate();
  }
}
