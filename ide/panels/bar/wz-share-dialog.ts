import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { copyText } from '../../parts/copy-text.ts';
import { icon, type IconName } from '../../parts/icon.ts';
import { ModalElement } from '../../parts/modal-element.ts';
import { linkBase } from '../../parts/reach.ts';
import type { KeyKind } from '../../session/key-calls.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t, type PlainKey } from '../../texts/text.ts';
import './share.css';
import './wz-one-link.ts';
import './wz-take-home.ts';

const WAYS = ['play', 'look', 'remix', 'edit'] as const satisfies readonly KeyKind[];

const VIEW = {
  play: ['play', 'share.play', 'share.play.says'],
  look: ['eye', 'share.look', 'share.look.says'],
  remix: ['remix', 'share.remix', 'share.remix.says'],
  edit: ['pencil', 'share.edit', 'share.edit.says'],
} as const satisfies Record<KeyKind, readonly [IconName, PlainKey, PlainKey]>;

/**
 * The links of a project, each with what it gives to whoever has it; beside them, the one that is picked. Emits `delete-asked` when somebody
 * would rather delete it.
 */
@customElement('wz-share-dialog')
export class WzShareDialog extends ModalElement {
  @property({ attribute: false }) links: Links | undefined;
  readonly #project = new WorkbenchController(this, (state) => state.project);
  readonly #role = new WorkbenchController(this, (state) => state.role);
  #picked: KeyKind = 'play';
  #copied: KeyKind | undefined;
  #shownLink: KeyKind | undefined;
  #base = document.baseURI;

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#find();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { links } = this;
    if (!links) return nothing;
    const mayEdit = this.#role.part === 'edit';
    // who may only look has no use for what is turned off
    const ways = WAYS.filter((way) => (mayEdit ? way !== 'edit' || links.edit : links[way]));
    const picked = ways.includes(this.#picked) ? this.#picked : ways[0];
    const body = html`<div class="share">
        <div class="share-ways">
          <ul>
            ${repeat(
              ways,
              (way) => way,
              (way) => this.#way(way, links[way], way === picked),
            )}
          </ul>
          ${links.edit ? secretWords(links.edit) : nothing}
          <wz-take-home .projectId=${this.#project.part?.id ?? ''} .links=${links}></wz-take-home>
        </div>
        ${
          picked &&
          html`<wz-one-link
            .kind=${picked}
            .link=${this.#full(links[picked])}
            .projectId=${this.#project.part?.id ?? ''}
            .editLink=${links.edit}
            .mayChange=${mayEdit}
          ></wz-one-link>`
        }
      </div>
      <footer class="dialog-foot">
        ${icon('key')}<span>${t('share.foot')}</span><span class="space"></span>
        ${
          links.edit
            ? html`<button class="btn quiet" type="button" @click=${() => this.dispatchEvent(new Event('delete-asked'))}>
                ${icon('trash')}<span>${t('delete.open')}</span>
              </button>`
            : nothing
        }
      </footer>`;
    return this.frame(t('share.title', { name: this.#project.part?.name ?? '' }), body);
  }

  #way(way: KeyKind, link: string | undefined, isPicked: boolean): TemplateResult {
    const [name, title, says] = VIEW[way];
    return html`<li class="way ${isPicked ? 'picked' : ''}">
      <button class="way-pick" type="button" aria-pressed=${isPicked ? 'true' : 'false'} @click=${() => this.#pick(way)}>
        <span class="way-icon">${icon(name)}</span>
        <span class="way-words">
          <b>${t(title)}${way === 'edit' ? html`<span class="chip is-bad">${t('share.secret')}</span>` : nothing}</b>
          <span>${link === undefined ? t('share.is-off') : t(says)}</span>
        </span>
      </button>
      ${link === undefined ? nothing : this.#copyPart(way, this.#full(link) ?? '', t(title))}
    </li>`;
  }

  #copyPart(way: KeyKind, link: string, title: string): TemplateResult {
    const copied = this.#copied === way;
    return html`${this.#shownLink === way ? html`<input class="field" readonly aria-label=${t('share.not-copied')} .value=${link} />` : nothing}
      <button
        class="btn"
        type="button"
        aria-label="${copied ? t('share.copied') : t('share.copy')}: ${title}"
        @click=${() => void this.#copy(way, link)}
      >
        ${icon(copied ? 'check' : 'copy')}<span>${copied ? t('share.copied') : t('share.copy')}</span>
      </button>`;
  }

  async #find(): Promise<void> {
    this.#base = await linkBase();
    this.requestUpdate();
  }

  #full(link: string | undefined): string | undefined {
    return link === undefined ? undefined : new URL(link, this.#base).href;
  }

  #pick(way: KeyKind): void {
    this.#picked = way;
    this.requestUpdate();
  }

  async #copy(way: KeyKind, link: string): Promise<void> {
    this.#picked = way;
    if (await copyText(link)) this.#copied = way;
    else this.#shownLink = way;
    this.requestUpdate();
  }
}

function secretWords(editLink: string): TemplateResult {
  const words = (new URL(editLink, document.baseURI).hash.slice(1) || '').split('-').filter(Boolean);
  return html`<section class="secret">
    <h3>${icon('key')}${t('share.words')}</h3>
    <p class="secret-words">${words.map((word) => html`<code>${word}</code>`)}</p>
    <p>${t('share.words.says')}</p>
  </section>`;
}
