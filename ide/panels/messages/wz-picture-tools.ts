import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, type IconName } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { PictureController } from './picture-controller.ts';
import type { PictureDesk } from './picture-desk.ts';

/** What can be done with the picture of the messages: send one by hand, filter, replay, pause, read it as a table. */
@customElement('wz-picture-tools')
export class WzPictureTools extends LightElement {
  @property({ attribute: false }) desk: PictureDesk | undefined;
  readonly #none = new WorkbenchController(this, (state) => state.messages.rows.length === 0);
  readonly #panes = new WorkbenchController(this, (state) => state.panes);
  readonly #picture = new PictureController(this, () => this.desk);

  protected override render(): TemplateResult {
    const { moment, filter, isTable, aside } = this.#picture.state ?? {};
    const none = this.#none.part ?? true;
    const isLive = moment === undefined || moment.type === 'live';
    return html`<div class="picture-tools" role="toolbar" aria-label=${t('tools.label')}>
      ${this.#sendAs(aside?.type === 'send-as')} ${tool('filter', t('tools.filter'), () => this.desk?.toggleFilter(), filter !== undefined)}
      ${tool('table', t('tools.table'), () => this.desk?.toggleTable(), isTable ?? false)}
      ${tool('replay', t('tools.replay'), () => this.desk?.replay(), moment?.type === 'replay', none)}
      ${isLive ? tool('pause', t('tools.pause'), () => this.desk?.pause(), false, none) : tool('play', t('messages.go-on'), () => this.desk?.goOn(), false)}
    </div>`;
  }

  #sendAs(isOpen: boolean): TemplateResult {
    const panes = this.#panes.part ?? [];
    return html`<label class="btn quiet send-as-pick ${isOpen ? 'is-on' : ''}">
      ${icon('send')}<span class="tool-word">${t('tools.send-as')}</span>${icon('down')}
      <select aria-label=${t('tools.send-as')} ?disabled=${panes.length === 0} @change=${(event: Event) => this.#pick(event)}>
        <option value="" selected hidden>${t('tools.send-as')}</option>
        ${panes.map(({ token, name }) => html`<option value=${token}>${name}</option>`)}
      </select>
    </label>`;
  }

  #pick({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    this.desk?.open({ type: 'send-as', token: target.value });
    // it is a menu: the same one can be picked again
    target.value = '';
  }
}

function tool(name: IconName, words: string, press: () => void, isOn: boolean, isOff = false): TemplateResult {
  return html`<button
    class="btn quiet ${isOn ? 'is-on' : ''}"
    type="button"
    aria-pressed=${isOn ? 'true' : 'false'}
    title=${words}
    ?disabled=${isOff}
    @click=${press}
  >
    ${icon(name)}<span class="tool-word">${words}</span>
  </button>`;
}
