import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import { t } from '../texts/text.ts';
import './pages.css';

/**
 * A pupil's page with a bar that says whose it is and a way to stop it. Stopping removes the frame: what runs in it, an
 * endless loop too, ends with its element.
 */
@customElement('wz-play')
export class WzPlay extends LightElement {
  #stopped = false;

  protected override render(): TemplateResult {
    return html`<div class="play">
      <header class="playbar">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
        <span class="space"></span>
        <button class="btn quiet" type="button" @click=${() => this.#turn()}>
          ${icon(this.#stopped ? 'play' : 'stop')}<span>${t(this.#stopped ? 'play.start' : 'play.stop')}</span>
        </button>
      </header>
      <p class="made">${t('play.mark')}</p>
      <main class="played">${this.#stopped ? this.#blank() : this.#page()}</main>
    </div>`;
  }

  #page(): TemplateResult {
    return html`<iframe sandbox="allow-scripts allow-modals allow-forms" src=${pageUrl()} title=${t('play.frame')}></iframe>`;
  }

  #blank(): TemplateResult {
    return html`<div class="blank" role="status">
      ${icon('stop')}<b>${t('play.stopped')}</b>
      <p>${t('play.stopped.says')}</p>
    </div>`;
  }

  #turn(): void {
    this.#stopped = !this.#stopped;
    this.requestUpdate();
  }
}

/** `/play/:play` shows `/p/:play/`, on the origin that the host names for pages, if it names one. */
function pageUrl(): string {
  const play = location.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const origin = document.querySelector<HTMLMetaElement>('meta[name="pages-url"]')?.content;
  return new URL(`p/${play}/`, origin || document.baseURI).href;
}
