import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { LazyDialog } from '../parts/lazy-dialog.ts';
import { LightElement } from '../parts/light-element.ts';
import { OfferUndo } from '../parts/offer-undo.ts';
import { WorkbenchController } from '../state/workbench-context.ts';
import { t } from '../texts/text.ts';
import type { BroughtBack } from './brought-back.ts';

/** The button that opens the versions of the project, for who may edit it. What was brought back can be put back from the note. */
@customElement('wz-time-machine')
export class WzTimeMachine extends LightElement {
  readonly #role = new WorkbenchController(this, (state) => state.role);
  readonly #dialog = new LazyDialog(this, () => import('./wz-time-machine-dialog.ts'));

  protected override render(): TemplateResult | typeof nothing {
    if (this.#role.part !== 'edit') return nothing;
    return html`<button class="btn quiet" type="button" aria-haspopup="dialog" @click=${this.#dialog.show}>
        ${icon('clock')}<span>${t('versions.title')}</span>
      </button>
      ${
        this.#dialog.isOpen
          ? html`<wz-time-machine-dialog
              @close=${this.#dialog.closed}
              @brought-back=${(event: BroughtBack) => this.#offer(event.words, event.before)}
            ></wz-time-machine-dialog>`
          : nothing
      }`;
  }

  #offer(words: string, before: number): void {
    this.dispatchEvent(new OfferUndo(words, () => void this.#putBack(before)));
  }

  async #putBack(before: number): Promise<void> {
    const { ok } = await this.#role.workbench.versions.restore(before);
    // it is offered once more: what was there is kept in any case
    if (!ok) this.#offer(t('versions.not-back'), before);
  }
}
