import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { copyText } from '../../parts/copy-text.ts';
import { icon, type IconName } from '../../parts/icon.ts';
import { ModalElement } from '../../parts/modal-element.ts';
import { qrCode } from '../../parts/qr-code.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import './share.css';
import './wz-take-home.ts';

const WAYS = ['play', 'look', 'edit'] as const;
type Way = (typeof WAYS)[number];

const VIEW = {
  play: ['play', 'share.play', 'share.play.says'],
  look: ['eye', 'share.look', 'share.look.says'],
  edit: ['pencil', 'share.edit', 'share.edit.says'],
} as const satisfies Record<Way, readonly [IconName, string, string]>;

/** The links of a project, each with what it gives to whoever has it. */
@customElement('wz-share-dialog')
export class WzShareDialog extends ModalElement {
  @property({ attribute: false }) links: Links | undefined;
  readonly #project = new WorkbenchController(this, (state) => state.project);
  #copied: Way | undefined;
  #shownLink: Way | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { links } = this;
    if (!links) return nothing;
    const body = html`<div class="share">
        <div class="share-ways">
          <ul>
            ${repeat(
              WAYS.filter((way) => links[way]),
              (way) => way,
              (way) => this.#way(way, full(links[way] ?? '')),
            )}
          </ul>
          ${links.edit ? secretWords(links.edit) : nothing}
          <wz-take-home .projectId=${this.#project.part?.id ?? ''} .links=${links}></wz-take-home>
        </div>
        ${phone(full(links.play))}
      </div>
      <footer class="dialog-foot">${icon('key')}<span>${t('share.foot')}</span></footer>`;
    return this.frame(t('share.title', { name: this.#project.part?.name ?? '' }), body);
  }

  #way(way: Way, link: string): TemplateResult {
    const [name, title, says] = VIEW[way];
    const copied = this.#copied === way;
    return html`<li class="way">
      <span class="way-icon">${icon(name)}</span>
      <span class="way-words">
        <b>${t(title)}${way === 'edit' ? html`<span class="chip is-bad">${t('share.secret')}</span>` : nothing}</b>
        <span>${t(says)}</span>
        ${this.#shownLink === way ? html`<input class="field" readonly aria-label=${t('share.not-copied')} .value=${link} />` : nothing}
      </span>
      <button
        class="btn"
        type="button"
        aria-label="${copied ? t('share.copied') : t('share.copy')}: ${t(title)}"
        @click=${() => void this.#copy(way, link)}
      >
        ${icon(copied ? 'check' : 'copy')}<span>${copied ? t('share.copied') : t('share.copy')}</span>
      </button>
    </li>`;
  }

  async #copy(way: Way, link: string): Promise<void> {
    if (await copyText(link)) this.#copied = way;
    else this.#shownLink = way;
    this.requestUpdate();
  }
}

function secretWords(editLink: string): TemplateResult {
  const words = (new URL(full(editLink)).hash.slice(1) || '').split('-').filter(Boolean);
  return html`<section class="secret">
    <h3>${icon('key')}${t('share.words')}</h3>
    <p class="secret-words">${words.map((word) => html`<code>${word}</code>`)}</p>
    <p>${t('share.words.says')}</p>
  </section>`;
}

function phone(link: string): TemplateResult {
  const { hostname, host, pathname } = new URL(link);
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return html`<section class="share-one">
    <h3>${t('share.phone')}</h3>
    ${qrCode(link, t('share.qr'))}
    <p>${here ? t('share.phone.this-computer') : t('share.phone.says')}</p>
    <label class="link-line"><span class="vh">${t('share.link')}</span><input class="field" readonly .value=${host + pathname} /></label>
  </section>`;
}

function full(link: string): string {
  return new URL(link, document.baseURI).href;
}
