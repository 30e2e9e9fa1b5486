import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HostClock } from '../../parts/host-clock.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { timeAgo } from '../../parts/time-ago.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { PictureController } from './picture-controller.ts';
import type { PictureDesk } from './picture-desk.ts';

/** Back through what happened, and forward again, while the picture stands still. */
@customElement('wz-scrubber')
export class WzScrubber extends LightElement {
  @property({ attribute: false }) desk: PictureDesk | undefined;
  @property({ attribute: false }) clock = new HostClock();
  readonly #messages = new WorkbenchController(this, (state) => state.messages);
  readonly #picture = new PictureController(this, () => this.desk);

  protected override render(): TemplateResult {
    const rows = this.#messages.part?.rows ?? [];
    const moment = this.#picture.state?.moment ?? { type: 'live' };
    const n = moment.type === 'live' ? Infinity : moment.n;
    const at = rows.findLastIndex((row) => row.n <= n);
    const since = moment.type === 'live' ? 0 : rows.filter((row) => row.n > moment.newest && row.type === 'turn').length;
    const when = timeAgo(rows[at]?.at ?? 0, this.clock.now());
    return html`<div class="scrubber" role="group" aria-label=${t('messages.scrub')}>
      <b>${t(moment.type === 'replay' ? 'messages.replaying' : 'messages.paused')}</b>
      ${iconButton('left', t('messages.step-back'), () => this.desk?.step(-1))}
      <input
        type="range"
        min="0"
        max=${Math.max(0, rows.length - 1)}
        .value=${String(Math.max(0, at))}
        aria-label=${t('messages.scrub')}
        aria-valuetext=${t('messages.scrub-place', { number: at + 1, count: rows.length, when })}
        @input=${(event: InputEvent) => this.#scrub(event)}
      />
      ${iconButton('right', t('messages.step-on'), () => this.desk?.step(1))}
      <span class="scrub-when">${when}</span>
      ${since > 0 ? html`<span role="status">${t('messages.new-since', { count: since })}</span>` : ''}
      <button class="btn" type="button" @click=${() => this.desk?.goOn()}>${icon('play')}<span>${t('messages.go-on')}</span></button>
    </div>`;
  }

  #scrub(event: InputEvent): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const row = this.#messages.part?.rows[Number(event.target.value)];
    if (row) this.desk?.goTo(row.n);
  }
}
