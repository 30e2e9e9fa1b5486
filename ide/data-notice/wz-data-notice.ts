import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { askExpiry } from '../pages/ask-expiry.ts';
import '../pages/pages.css';
import { icon, type IconName } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import '../settings/wz-settings.ts';
import '../settings/wz-theme-button.ts';
import { t, type PlainKey } from '../texts/text.ts';
import './data-notice.css';

/** Each part with what it says, in the order in which a child may ask. How long things are kept depends on the host. */
const PARTS = [
  ['server', 'data.kept', ['data.kept.code', 'data.kept.lesson', 'data.kept.where']],
  ['close', 'data.not', ['data.not.name', 'data.not.messages', 'data.not.ads']],
  ['page', 'data.here', ['data.here.list', 'data.here.words']],
  ['eye', 'data.who', ['data.who.link', 'data.who.host']],
  ['alert', 'data.care', ['data.care.names']],
] as const satisfies readonly (readonly [IconName, PlainKey, readonly PlainKey[]])[];

/** The notice about data. */
@customElement('wz-data-notice')
export class WzDataNotice extends LightElement {
  /** So many days a project is kept that nobody opens; undefined: for ever, or the host has not told. */
  #days: number | undefined;

  protected override firstUpdated(): void {
    void this.#ask();
  }

  protected override render(): TemplateResult {
    return html`<header class="topbar site">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
        <span class="space"></span>
        <wz-settings></wz-settings><wz-theme-button></wz-theme-button>
      </header>
      <main class="site-main data-notice">
        <h1>${t('data.title')}</h1>
        <div class="data-parts">
          ${PARTS.map(([name, title, says]) =>
            part(
              name,
              t(title),
              says.map((key) => t(key)),
            ),
          )}
          ${part('trash', t('data.long'), [...this.#howLong(), t('data.long.delete'), t('data.long.zip')])}
        </div>
        <p>${t('data.ask')}</p>
      </main>`;
  }

  #howLong(): string[] {
    const days = this.#days;
    if (days === undefined) return [t('data.long.stays')];
    return [t('data.long.days', { count: days }), t('data.long.copy', { count: days })];
  }

  async #ask(): Promise<void> {
    this.#days = (await askExpiry([]))?.days;
    this.requestUpdate();
  }
}

function part(name: IconName, title: string, says: readonly string[]): TemplateResult {
  return html`<section class="panel">
    <h2>${icon(name)}<span>${title}</span></h2>
    <ul>
      ${says.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-data-notice': WzDataNotice;
  }
}
