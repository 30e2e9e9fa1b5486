import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icon, type IconName } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

type Shown = 'connecting' | 'look' | 'offline' | 'not-yet' | 'yes';

/**
 * Whether all that was typed is on the host's disk. Seen at once; said aloud only when the connection goes or comes back,
 * since 'Saving' and 'Saved' with each key would talk over the pupil's own typing.
 */
@customElement('wz-saved')
export class WzSaved extends LightElement {
  readonly #connection = new WorkbenchController(this, (state) => state.connection);
  readonly #saved = new WorkbenchController(this, (state) => state.saved);
  readonly #role = new WorkbenchController(this, (state) => state.role);
  #wasOffline = false;
  #said = '';

  protected override render(): TemplateResult | typeof nothing {
    if (this.#connection.part === 'refused') return nothing;
    const shown = this.#shown();
    const [name, words, look] = VIEW[shown];
    return html`<span class="saved ${look}" data-saved=${shown}>${icon(name)}<span>${t(words)}</span></span>
      <span class="vh" role="status">${this.#say(shown)}</span>`;
  }

  #shown(): Shown {
    const connection = this.#connection.part ?? 'connecting';
    if (connection === 'connecting') return 'connecting';
    if (connection !== 'online') return 'offline';
    if (this.#role.part === 'look') return 'look';
    return this.#saved.part ? 'yes' : 'not-yet';
  }

  #say(shown: Shown): string {
    if (shown === 'offline') {
      this.#wasOffline = true;
      this.#said = t('saved.offline');
    } else if (shown !== 'connecting' && this.#wasOffline) {
      this.#wasOffline = false;
      this.#said = t('saved.back');
    }
    return this.#said;
  }
}

const VIEW = {
  connecting: ['reload', 'saved.connecting', 'wait'],
  look: ['eye', 'bar.look', 'wait'],
  offline: ['cloud', 'saved.offline', 'off'],
  'not-yet': ['reload', 'saved.not-yet', ''],
  yes: ['check', 'saved.yes', ''],
} as const satisfies Record<Shown, readonly [IconName, string, string]>;
