import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Version } from '../../server/protocol/version.ts';
import { iconButton } from '../parts/icon-button.ts';
import { LightElement } from '../parts/light-element.ts';
import { timeAgo } from '../parts/time-ago.ts';
import { t } from '../texts/text.ts';
import { titleOf } from './version-words.ts';

/** The way from the oldest version to now, which is the last place. Emits `pick` when `place` is another. */
@customElement('wz-version-slider')
export class WzVersionSlider extends LightElement {
  /** The oldest first. */
  @property({ attribute: false }) versions: readonly Version[] = [];
  /** From 0; after the last version it is now. */
  @property({ attribute: false }) place = 0;
  /** On the host, in milliseconds since 1970. */
  @property({ attribute: false }) now = 0;

  @query('input') protected readonly input!: HTMLInputElement | null;

  /** It is what the dialog is for, and comes later than the dialog. */
  protected override firstUpdated(): void {
    this.input?.focus();
  }

  protected override render(): TemplateResult {
    const { versions, place } = this;
    return html`<div class="version-slider" role="group" aria-label=${t('versions.slider')}>
      ${iconButton('left', t('versions.older'), () => this.#pick(place - 1))}
      <input
        type="range"
        min="0"
        max=${versions.length}
        .value=${String(place)}
        aria-label=${t('versions.slider')}
        aria-valuetext=${this.#words()}
        @input=${(event: InputEvent) => event.target instanceof HTMLInputElement && this.#pick(Number(event.target.value))}
      />
      ${iconButton('right', t('versions.newer'), () => this.#pick(place + 1))}
    </div>`;
  }

  #words(): string {
    const { versions, place, now } = this;
    const version = versions[place];
    if (!version) return t('versions.now');
    const when = timeAgo(version.at, now);
    return t('versions.place', { when, what: titleOf(version), number: place + 1, count: versions.length });
  }

  #pick(place: number): void {
    const within = Math.min(Math.max(0, place), this.versions.length);
    if (within === this.place) return;
    this.place = within;
    this.dispatchEvent(new Event('pick'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-version-slider': WzVersionSlider;
  }
}
