import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { REPORT_REASONS, type ReportReason } from '../../server/protocol/report.ts';
import { icon } from '../parts/icon.ts';
import { ModalElement } from '../parts/modal-element.ts';
import { t } from '../texts/text.ts';
import { tellReport } from './host-calls.ts';

/** Asks a visitor what is wrong with the page, and tells who made it. Emits `close`. */
@customElement('wz-report-dialog')
export class WzReportDialog extends ModalElement {
  /** What the Play link ends with. */
  @property() play = '';
  #stage: 'asks' | 'tells' | 'told' | 'failed' = 'asks';

  protected override render(): TemplateResult {
    const isTold = this.#stage === 'told';
    return this.frame(
      t('play.report'),
      html`<section class="report">
        ${isTold ? nothing : this.#ask()}
        <div role="status">
          ${isTold ? html`<p>${t('report.thanks')}</p>` : nothing}
          ${this.#stage === 'failed' ? html`<p class="trouble">${icon('alert')}<span>${t('report.failed')}</span></p>` : nothing}
        </div>
        <p>
          <button class="btn ${isTold ? 'loud' : 'quiet'}" type="button" @click=${() => this.dialog?.close()}>
            <span>${t('report.back')}</span>
          </button>
        </p>
      </section>`,
    );
  }

  #ask(): TemplateResult {
    const isBusy = this.#stage === 'tells';
    return html`<p id="report-ask">${t('report.ask')}</p>
      <ul class="reasons" aria-labelledby="report-ask">
        ${REPORT_REASONS.map(
          (why) =>
            html`<li>
              <button class="btn block" type="button" ?disabled=${isBusy} @click=${() => void this.#tell(why)}>
                <span>${t(`report.${why}`)}</span>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  async #tell(why: ReportReason): Promise<void> {
    this.#show('tells');
    this.#show((await tellReport(this.play, why)) ? 'told' : 'failed');
  }

  #show(stage: 'tells' | 'told' | 'failed'): void {
    this.#stage = stage;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-report-dialog': WzReportDialog;
  }
}
