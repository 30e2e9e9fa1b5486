import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../parts/icon.ts';
import { isThisComputer } from '../../parts/is-this-computer.ts';
import { LightElement } from '../../parts/light-element.ts';
import { qrCode } from '../../parts/qr-code.ts';
import { changeKey, type KeyKind, type KeyRequest } from '../../session/key-calls.ts';
import { t, type PlainKey } from '../../texts/text.ts';

type Action = KeyRequest['action'];
type Shown = { type: 'link' } | { type: 'sure'; action: Action } | { type: 'busy' } | { type: 'failed'; why: PlainKey } | { type: 'done' };

const TITLES = {
  play: 'share.phone',
  look: 'share.look',
  remix: 'share.remix',
  edit: 'share.edit',
} as const satisfies Record<KeyKind, PlainKey>;

/** One link of a project: as a square code for a phone, and how it gets a new one or is turned off. */
@customElement('wz-one-link')
export class WzOneLink extends LightElement {
  @property({ attribute: false }) kind: KeyKind = 'play';
  /** Undefined while it is turned off. */
  @property({ attribute: false }) link: string | undefined;
  @property({ attribute: false }) projectId = '';
  @property({ attribute: false }) editLink: string | undefined;
  @property({ attribute: false }) mayChange = false;
  #shown: Shown = { type: 'link' };

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind')) this.#shown = { type: 'link' };
  }

  protected override render(): TemplateResult {
    return html`<section class="share-one" aria-label=${t(TITLES[this.kind])}>
      <h3>${t(TITLES[this.kind])}</h3>
      ${this.link === undefined ? html`<p>${t('share.is-off.says')}</p>` : this.#code(new URL(this.link, document.baseURI))}
      ${this.mayChange ? this.#changes() : nothing}
    </section>`;
  }

  #code(url: URL): TemplateResult {
    // the words of an Edit link are beside it, and nobody needs them twice on the screen
    const shown = this.kind === 'edit' ? undefined : url.host + url.pathname;
    return html`${qrCode(url.href, t('share.qr'))}
      <p>
        ${isThisComputer(url.hostname) ? t('share.phone.this-computer') : t(this.kind === 'play' ? 'share.phone.says' : 'share.code.says')}
      </p>
      ${
        shown === undefined
          ? nothing
          : html`<label class="link-line">
              <span class="vh">${t('share.link', { name: t(TITLES[this.kind]) })}</span><input class="field" readonly .value=${shown} />
            </label>`
      }`;
  }

  #changes(): TemplateResult {
    switch (this.#shown.type) {
      case 'sure': {
        const { action } = this.#shown;
        return html`<div class="sure" role="alert">
          <p>${t(sureText(this.kind, action))}</p>
          <p class="go-on">
            <button class="btn loud" type="button" @click=${() => void this.#change(action)}>
              ${icon(action === 'renew' ? 'reload' : 'stop')}<span>${t(action === 'renew' ? 'share.new' : 'share.off')}</span>
            </button>
            <button class="btn" type="button" @click=${() => this.#show({ type: 'link' })}><span>${t('share.keep')}</span></button>
          </p>
        </div>`;
      }
      case 'busy':
        return html`<p role="status">${t('share.busy')}</p>`;
      case 'failed':
        return html`<p class="trouble" role="alert">${icon('alert')}<span>${t(this.#shown.why)}</span></p>
          ${this.#buttons()}`;
      case 'done':
        return html`<p role="status">${icon('check')} ${t('share.changed')}</p>
          ${this.#buttons()}`;
      case 'link':
        return this.#buttons();
    }
  }

  #buttons(): TemplateResult {
    if (this.link === undefined) {
      return html`<button class="btn" type="button" @click=${() => void this.#change('renew')}>
        ${icon('reload')}<span>${t('share.on')}</span>
      </button>`;
    }
    const ask = (action: Action) => (): void => this.#show({ type: 'sure', action });
    return html`<p class="link-tools">
      <button class="btn quiet" type="button" @click=${ask('renew')}>${icon('reload')}<span>${t('share.new')}</span></button>
      ${
        this.kind === 'edit'
          ? nothing
          : html`<button class="btn quiet" type="button" @click=${ask('withdraw')}>${icon('stop')}<span>${t('share.off')}</span></button>`
      }
    </p>`;
  }

  async #change(action: Action): Promise<void> {
    const key = new URL(this.editLink ?? '', document.baseURI).hash.slice(1);
    this.#show({ type: 'busy' });
    const answer = await changeKey({ id: this.projectId, key, kind: this.kind, action });
    if (!answer.ok) {
      this.#show({ type: 'failed', why: answer.why === 'no-host' ? 'share.no-host' : 'share.failed' });
      return;
    }
    // the project opens with other words now: this page, too
    if (this.kind === 'edit' && answer.links.edit !== undefined) location.assign(new URL(answer.links.edit, document.baseURI));
    this.#show({ type: 'done' });
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.requestUpdate();
  }
}

function sureText(kind: KeyKind, action: Action): PlainKey {
  if (kind === 'edit') return 'share.sure.words';
  if (kind === 'play') return action === 'renew' ? 'share.sure.play' : 'share.sure.play-off';
  return action === 'renew' ? 'share.sure.new' : 'share.sure.off';
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-one-link': WzOneLink;
  }
}
