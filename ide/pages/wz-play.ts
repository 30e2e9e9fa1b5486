import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import { LifeClock } from '../session/life-clock.ts';
import { t } from '../texts/text.ts';
import './pages.css';
import './play.css';
import { PlayWatch } from './play-watch.ts';
import './wz-report-dialog.ts';

/**
 * A pupil's page with a bar that says whose it is and a way to stop it. Stopping removes the frame: what runs in it, an
 * endless loop too, ends with its element.
 */
@customElement('wz-play')
export class WzPlay extends LightElement {
  @query('iframe') protected readonly frame!: HTMLIFrameElement | null;
  readonly #watch = new PlayWatch(() => this.#turn(true));
  #clock: LifeClock | undefined;
  #stopped = false;
  #reports = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = new LifeClock(window, this.#watch);
    this.#watch.begin();
    window.addEventListener('message', this.#heard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clock?.dispose();
    this.#watch.end();
    window.removeEventListener('message', this.#heard);
  }

  protected override render(): TemplateResult {
    return html`<div class="play">
      <header class="playbar">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
        <span class="space"></span>
        <button class="btn quiet" type="button" @click=${() => this.#report(true)}>${icon('alert')}<span>${t('play.report')}</span></button>
        <button class="btn quiet" type="button" @click=${() => this.#turn(!this.#stopped)}>
          ${icon(this.#stopped ? 'play' : 'stop')}<span>${t(this.#stopped ? 'play.start' : 'play.stop')}</span>
        </button>
      </header>
      <p class="made">${t('play.mark')}</p>
      <main class="played">${this.#stopped ? this.#blank() : this.#page()}</main>
      ${this.#reports ? html`<wz-report-dialog .play=${playOf()} @close=${() => this.#report(false)}></wz-report-dialog>` : nothing}
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

  #turn(stopped: boolean): void {
    this.#stopped = stopped;
    if (stopped) this.#watch.end();
    else this.#watch.begin();
    this.requestUpdate();
  }

  #report(isOpen: boolean): void {
    this.#reports = isOpen;
    this.requestUpdate();
  }

  #heard = (event: MessageEvent<unknown>): void => {
    if (event.source && event.source === this.frame?.contentWindow) this.#watch.said(event);
  };
}

/** What the address ends with. */
function playOf(): string {
  return location.pathname.split('/').filter(Boolean).at(-1) ?? '';
}

/** `/play/:play` shows `/p/:play/`, on the origin that the host names for pages, if it names one. */
function pageUrl(): string {
  const origin = document.querySelector<HTMLMetaElement>('meta[name="pages-url"]')?.content;
  return new URL(`p/${playOf()}/`, origin || document.baseURI).href;
}
