import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

/** The project's name. A press makes it a field; Enter or leaving keeps what was typed, Escape does not. */
@customElement('wz-project-name')
export class WzProjectName extends LightElement {
  @query('input') protected readonly field!: HTMLInputElement | null;
  @query('button') protected readonly button!: HTMLButtonElement | null;
  readonly #project = new WorkbenchController(this, (state) => state.project);
  readonly #role = new WorkbenchController(this, (state) => state.role);
  #editing = false;

  protected override render(): TemplateResult | typeof nothing {
    const project = this.#project.part;
    if (!project || project.name === '') return nothing;
    if (this.#editing) return this.#renderField(project.name);
    const madeFrom = project.madeFrom?.name
      ? html`<small class="made-from">${t('bar.made-from', { name: project.madeFrom.name })}</small>`
      : nothing;
    if (this.#role.part === 'look')
      return html`<h1 class="project"><b>${project.name}</b></h1>
        ${madeFrom}`;
    return html`<h1>
        <button class="project" type="button" title=${t('bar.rename')} @click=${() => void this.#edit()}>
          <b>${project.name}</b>${icon('pencil')}<span class="vh">${t('bar.rename')}</span>
        </button>
      </h1>
      ${madeFrom}`;
  }

  #renderField(name: string): TemplateResult {
    return html`<input
      class="field project-field"
      aria-label=${t('bar.name')}
      maxlength=${LIMITS.nameLength}
      .value=${name}
      @keydown=${(event: KeyboardEvent) => void this.#key(event)}
      @blur=${() => this.#keep()}
    />`;
  }

  async #edit(): Promise<void> {
    this.#editing = true;
    this.requestUpdate();
    await this.updateComplete;
    this.field?.focus();
    this.field?.select();
  }

  async #key(event: KeyboardEvent): Promise<void> {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') this.#keep();
    else this.#leave();
    await this.updateComplete;
    this.button?.focus();
  }

  #keep(): void {
    // Leaving the field after Escape or Enter comes here once more.
    if (!this.#editing) return;
    const name = this.field?.value.trim() ?? '';
    if (name !== '' && name !== this.#project.part?.name) this.#project.workbench.renameProject(name);
    this.#leave();
  }

  #leave(): void {
    this.#editing = false;
    this.requestUpdate();
  }
}
