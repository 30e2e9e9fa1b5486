import { html, nothing, type TemplateResult } from 'lit';
import { customElement, queryAll } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';
import { findByWords, type Opened } from './host-calls.ts';

const WORDS = [1, 2, 3, 4];

/** Opens a project by its secret words, on any computer. Words that are pasted or typed with spaces spread by themselves. */
@customElement('wz-words-form')
export class WzWordsForm extends LightElement {
  @queryAll('input') protected readonly fields!: NodeListOf<HTMLInputElement>;
  #busy = false;
  #trouble = '';

  protected override render(): TemplateResult {
    return html`<form class="panel door" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
      <h2 id="words-title">${icon('key')}${t('start.words')}</h2>
      <div class="four" role="group" aria-labelledby="words-title">
        ${WORDS.map((number) => this.#field(number))}
        <button class="btn" aria-disabled=${this.#busy ? 'true' : 'false'}>
          ${t(this.#busy ? 'start.words.busy' : 'start.words.open')}
        </button>
      </div>
      <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${this.#trouble}</span></p>` : nothing}</div>
    </form>`;
  }

  #field(number: number): TemplateResult {
    return html`<input
      class="field"
      aria-label=${t('start.word', { number })}
      placeholder=${t('start.word.example', { number })}
      autocapitalize="none"
      autocomplete="off"
      spellcheck="false"
      @input=${(event: InputEvent) => this.#spread(event, number - 1)}
    />`;
  }

  /** 'tiger-banana rocket' in one field goes into three. */
  #spread({ currentTarget }: InputEvent, at: number): void {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const words = currentTarget.value.split(/[\s,-]+/);
    if (words.length < 2) return;
    words.forEach((word, step) => {
      const field = this.fields[at + step];
      if (field && (word !== '' || step === 0)) field.value = word;
    });
    this.fields[Math.min(at + words.length - 1, this.fields.length - 1)]?.focus();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.#busy) return;
    const words = [...this.fields].map(({ value }) => value.trim().toLowerCase());
    const missing = words.indexOf('');
    if (missing >= 0) {
      this.#show(false, t('start.words.missing', { number: missing + 1 }));
      this.fields[missing]?.focus();
      return;
    }
    this.#show(true);
    const found = await findByWords(words);
    if (found.ok) location.assign(new URL(found.edit, document.baseURI));
    else this.#show(false, t(TROUBLE[found.why]));
  }

  #show(busy: boolean, trouble = ''): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}

const TROUBLE = {
  'no-host': 'start.no-host',
  unknown: 'start.words.wrong',
  'too-many': 'start.too-many',
  'disk-full': 'start.failed',
  failed: 'start.failed',
} as const satisfies Record<Extract<Opened, { ok: false }>['why'], string>;
