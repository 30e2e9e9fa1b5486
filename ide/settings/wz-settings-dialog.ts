import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ModalElement } from '../parts/modal-element.ts';
import { t, type PlainKey } from '../texts/text.ts';
import './settings.css';
import { SettingsController } from './settings-controller.ts';
import { choose, CODE_SIZE, settings, type Settings } from './settings.ts';

const PICKS = [
  ['language', 'settings.language'],
  ['face', 'settings.face'],
  ['spacing', 'settings.spacing'],
  ['theme', 'settings.theme'],
  ['motion', 'settings.motion'],
] as const satisfies [keyof typeof WORDS, PlainKey][];

/** How the playground looks on this computer. What is chosen is there at once, and there is nothing to save. */
@customElement('wz-settings-dialog')
export class WzSettingsDialog extends ModalElement {
  constructor() {
    super();
    new SettingsController(this);
  }

  protected override render(): TemplateResult {
    const body = html`<div class="settings">
      ${this.#size()} ${PICKS.map(([name, says]) => this.#pick(name, t(says)))} ${this.#reader()}
    </div>`;
    return this.frame(t('settings.title'), body, 'narrow');
  }

  #size(): TemplateResult {
    const { codeSize } = settings.state;
    return html`<section class="setting">
      <label class="setting-size">
        <span class="setting-name">${t('settings.size')}</span>
        <input
          type="range"
          min=${CODE_SIZE.least}
          max=${CODE_SIZE.most}
          .value=${String(codeSize)}
          aria-valuetext=${t('settings.size.pixels', { count: codeSize })}
          @input=${this.#sized}
        />
        <output>${codeSize}</output>
      </label>
      <p class="setting-sample"><code>${t('settings.sample')}</code></p>
    </section>`;
  }

  #pick(name: keyof typeof WORDS, says: string): TemplateResult {
    return html`<fieldset class="setting">
      <legend class="setting-name">${says}</legend>
      <div class="picks">
        ${Object.entries<PlainKey>(WORDS[name]).map(
          ([value, words]) =>
            html`<label class="pick">
              <input type="radio" name=${name} .checked=${value === settings.state[name]} @change=${() => choose({ [name]: value })} />
              <span>${t(words)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #reader(): TemplateResult {
    return html`<section class="setting">
      <label class="pick">
        <input type="checkbox" .checked=${settings.state.reader === 'on'} aria-describedby="reader-says" @change=${this.#read} />
        <span>${t('settings.reader')}</span>
      </label>
      <p class="setting-says" id="reader-says">${t('settings.reader.says')}</p>
    </section>`;
  }

  #sized({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLInputElement) choose({ codeSize: currentTarget.valueAsNumber });
  }

  #read({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLInputElement) choose({ reader: currentTarget.checked ? 'on' : 'off' });
  }
}

/** In the order in which they stand side by side. */
const WORDS = {
  language: { system: 'settings.language.system', en: 'settings.language.en', es: 'settings.language.es' },
  face: { usual: 'settings.face.usual', easy: 'settings.face.easy' },
  spacing: { usual: 'settings.spacing.usual', wide: 'settings.spacing.wide' },
  theme: {
    system: 'settings.theme.system',
    light: 'settings.theme.light',
    dark: 'settings.theme.dark',
    contrast: 'settings.theme.contrast',
  },
  motion: { system: 'settings.motion.system', less: 'settings.motion.less', full: 'settings.motion.full' },
} as const satisfies { [Name in Exclude<keyof Settings, 'codeSize' | 'reader'>]: Record<Settings[Name], PlainKey> };
