import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { forgetProject } from '../../pages/my-projects.ts';
import { icon } from '../../parts/icon.ts';
import { ModalElement } from '../../parts/modal-element.ts';
import { deleteProject } from '../../session/delete-project.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t, type PlainKey } from '../../texts/text.ts';
import { keyIn } from './fetch-zip.ts';
import './share.css';
import './wz-take-home.ts';

/** Asks whether the project shall be deleted, since that can not be undone; a zip of it is at hand. */
@customElement('wz-delete-dialog')
export class WzDeleteDialog extends ModalElement {
  @property({ attribute: false }) links: Links | undefined;
  readonly #project = new WorkbenchController(this, (state) => state.project);
  #busy = false;
  #trouble: PlainKey | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { links } = this;
    const project = this.#project.part;
    if (!links || !project) return nothing;
    const body = html`<wz-take-home .projectId=${project.id} .links=${links}></wz-take-home>
      <section class="delete">
        <p>${t('delete.says')}</p>
        <p>${t('delete.says.others')}</p>
        <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${t(this.#trouble)}</span></p>` : nothing}</div>
        <p class="go-on">
          <button class="btn loud" type="button" autofocus @click=${() => this.dialog?.close()}><span>${t('share.keep')}</span></button>
          <button
            class="btn bad"
            type="button"
            aria-disabled=${this.#busy ? 'true' : 'false'}
            @click=${() => void this.#delete(project.id, keyIn(links))}
          >
            ${icon(this.#busy ? 'reload' : 'trash')}<span>${t(this.#busy ? 'share.busy' : 'delete.do')}</span>
          </button>
        </p>
      </section>`;
    return this.frame(t('delete.title', { name: project.name }), body, 'is-narrow');
  }

  async #delete(id: string, key: string): Promise<void> {
    if (this.#busy) return;
    this.#show(true);
    const deleted = await deleteProject(id, key);
    if (!deleted.ok) {
      this.#show(false, deleted.why === 'no-host' ? 'share.no-host' : 'share.failed');
      return;
    }
    forgetProject(id);
    location.assign(new URL('./', document.baseURI));
  }

  #show(busy: boolean, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-delete-dialog': WzDeleteDialog;
  }
}
