import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { StopReason } from '../../../server/protocol/project-state.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t, type PlainKey } from '../../texts/text.ts';

const WHY: Record<StopReason, PlainKey> = {
  endless: 'stopped.endless',
  'out-of-memory': 'stopped.out-of-memory',
  flood: 'stopped.flood',
  'too-many-timers': 'stopped.too-many-timers',
  crash: 'stopped.crash',
  'never-started': 'stopped.never-started',
};

/** Why the server is stopped, and the button that starts it. Shown only then. */
@customElement('wz-stopped')
export class WzStopped extends LightElement {
  readonly #server = new WorkbenchController(this, (state) => state.server);
  readonly #online = new WorkbenchController(this, (state) => state.connection === 'online');
  readonly #role = new WorkbenchController(this, (state) => state.role);

  /** The place is there before what it says is: else nobody who does not see it would hear it. */
  protected override render(): TemplateResult {
    return html`<div role="status">${this.#stopped()}</div>`;
  }

  #stopped(): TemplateResult | typeof nothing {
    const state = this.#server.part;
    if (state?.server !== 'stopped') return nothing;
    return html`<section class="stopped" aria-label=${t('state.stopped')}>
      <p>
        <b>${t('stopped.title')}</b>
        <span>${t(state.reason ? WHY[state.reason] : 'stopped.other')}</span>
      </p>
      ${
        this.#role.part === 'edit'
          ? html`<button class="btn loud" type="button" ?disabled=${!this.#online.part} @click=${() => this.#server.workbench.startAgain()}>
              ${icon('play')}<span>${t('state.start-again')}</span>
            </button>`
          : nothing
      }
    </section>`;
  }
}
