import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Version, VersionFile, VersionList } from '../../server/protocol/version.ts';
import { icon } from '../parts/icon.ts';
import { ModalElement } from '../parts/modal-element.ts';
import { timeAgo } from '../parts/time-ago.ts';
import type { Answered } from '../state/workbench.ts';
import { WorkbenchController } from '../state/workbench-context.ts';
import { t } from '../texts/text.ts';
import { BroughtBack } from './brought-back.ts';
import { fileChanges } from './file-changes.ts';
import { nowFiles } from './now-files.ts';
import './time-machine.css';
import { titleOf, whyOf } from './version-words.ts';
import './wz-version-changes.ts';
import './wz-version-name.ts';
import './wz-version-slider.ts';
import type { WzVersionSlider } from './wz-version-slider.ts';

type Trouble = Extract<Answered<unknown>, { ok: false }>['why'];

/** The versions of the project on a slider, and under it what each would change. Emits `brought-back` when one was. */
@customElement('wz-time-machine-dialog')
export class WzTimeMachineDialog extends ModalElement {
  readonly #project = new WorkbenchController(this, (state) => state.project);
  #list: Answered<VersionList> | undefined;
  /** The computer's clock may be another than the host's: by this it is ahead. */
  #ahead = 0;
  /** On the slider, from 0; after the last version it is now. */
  #place = 0;
  /** By number. What is asked for has no answer yet. */
  readonly #files = new Map<number, Answered<VersionFile[]>>();
  #asking = false;
  #showsAll = false;
  #isBusy = false;
  #trouble: Trouble | undefined;

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#load();
  }

  protected override render(): TemplateResult {
    return this.frame(t('versions.title'), html`<div class="time-machine">${this.#body()}</div>`, 'wide');
  }

  #body(): TemplateResult {
    const list = this.#list;
    if (!list) return html`<div class="blank" role="status">${icon('clock')}<b>${t('versions.loading')}</b></div>`;
    if (!list.ok) return this.#broken(list.why, () => void this.#load());
    const { versions } = list.value;
    const version = versions[this.#place];
    return html`<wz-version-slider
        .versions=${versions}
        .place=${this.#place}
        .now=${this.#now}
        @pick=${(event: Event & { currentTarget: WzVersionSlider }) => this.#go(event.currentTarget.place)}
      ></wz-version-slider>
      <div class="version-head">
        ${version ? this.#title(version) : html`<h3>${t('versions.now')}</h3>`}
        <span class="space"></span>
        ${keyed(version?.n, html`<wz-version-name .version=${version} @kept=${() => void this.#reload()}></wz-version-name>`)}
        ${version ? this.#bringBack(version) : nothing}
      </div>
      <div class="version-body">${version ? this.#inside(version) : this.#isNow(versions.length)}</div>
      ${version ? this.#foot() : nothing}`;
  }

  #title(version: Version): TemplateResult {
    const why = version.name === undefined ? undefined : whyOf(version);
    return html`<h3>${titleOf(version)}</h3>
      <p>${timeAgo(version.at, this.#now)}${why === undefined ? nothing : html` · ${why}`}</p>`;
  }

  #bringBack(version: Version): TemplateResult {
    return html`<button
      class="btn loud"
      type="button"
      aria-disabled=${this.#isBusy ? 'true' : 'false'}
      @click=${() => void this.#restore(version)}
    >
      ${icon('replay')}<span>${this.#isBusy ? t('versions.busy') : t('versions.put-back')}</span>
    </button>`;
  }

  #isNow(count: number): TemplateResult {
    return html`<div class="blank">
      ${icon('clock')}<b>${t(count === 0 ? 'versions.none' : 'versions.now.says')}</b>
      <p>${t(count === 0 ? 'versions.none.says' : 'versions.now.how')}</p>
    </div>`;
  }

  #inside({ n }: Version): TemplateResult {
    const files = this.#files.get(n);
    if (!files) return html`<div class="blank" role="status">${icon('clock')}<b>${t('versions.opening')}</b></div>`;
    if (!files.ok) return this.#broken(files.why, () => void this.#fetch());
    const now = nowFiles(this.#project.workbench);
    const changes = fileChanges(now, files.value, this.#showsAll ? Infinity : undefined);
    if (!this.#showsAll && changes.every(({ fate }) => fate === 'same'))
      return html`<div class="blank">${icon('check')}<b>${t('versions.same')}</b></div>`;
    return html`<wz-version-changes .changes=${changes} .showsAll=${this.#showsAll}></wz-version-changes>`;
  }

  #foot(): TemplateResult {
    return html`<footer class="dialog-foot">
      <label class="tick"><input type="checkbox" .checked=${this.#showsAll} @change=${this.#showAll} />${t('versions.all-lines')}</label>
      <span class="space"></span>
      <span class="version-signs changed-lines"><ins>${t('versions.sign.new')}</ins><del>${t('versions.sign.gone')}</del></span>
      <div role="alert">${this.#trouble ? t(`versions.${this.#trouble}`) : nothing}</div>
    </footer>`;
  }

  #broken(why: Trouble, again: () => void): TemplateResult {
    const says = why === 'gone' ? t('versions.gone.says') : t('versions.no-host.says');
    return html`<div class="blank bad" role="status">
      ${icon(why === 'no-host' ? 'cloud' : 'alert')}<b>${t(`versions.${why}`)}</b>
      <p>${says}</p>
      ${why === 'gone' ? nothing : html`<button class="btn" type="button" @click=${again}>${t('versions.again')}</button>`}
    </div>`;
  }

  get #now(): number {
    return Date.now() - this.#ahead;
  }

  async #load(): Promise<void> {
    this.#list = undefined;
    this.requestUpdate();
    await this.#reload();
  }

  /** The list may have become another: the place stays at the version where it was. */
  async #reload(): Promise<void> {
    const before = this.#list?.ok ? this.#list.value.versions[this.#place]?.n : undefined;
    const list = await this.#project.workbench.versions.list();
    this.#list = list;
    if (list.ok) {
      const { versions, now } = list.value;
      const at = versions.findIndex(({ n }) => n === before);
      this.#place = at === -1 ? versions.length : at;
      this.#ahead = Date.now() - now;
    }
    this.requestUpdate();
  }

  #go(place: number): void {
    this.#place = place;
    this.#trouble = undefined;
    this.requestUpdate();
    void this.#fetch();
  }

  /** One at a time: who slides fast has all between left out. */
  async #fetch(): Promise<void> {
    const version = this.#list?.ok ? this.#list.value.versions[this.#place] : undefined;
    if (!version || this.#asking || this.#files.get(version.n)?.ok) return;
    this.#asking = true;
    this.#files.delete(version.n);
    this.requestUpdate();
    this.#files.set(version.n, await this.#project.workbench.versions.files(version.n));
    this.#asking = false;
    this.requestUpdate();
    const now = this.#list?.ok ? this.#list.value.versions[this.#place] : undefined;
    if (now && !this.#files.has(now.n)) await this.#fetch();
  }

  async #restore(version: Version): Promise<void> {
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#trouble = undefined;
    this.requestUpdate();
    const answered = await this.#project.workbench.versions.restore(version.n);
    this.#isBusy = false;
    this.requestUpdate();
    if (!answered.ok) {
      this.#trouble = answered.why;
      return;
    }
    const { before, gone } = answered.value;
    const when = timeAgo(version.at, this.#now);
    const words = gone.length === 0 ? t('versions.is-back', { when }) : t('versions.some-lost', { when, count: gone.length });
    this.dialog?.close();
    this.dispatchEvent(new BroughtBack(words, before));
  }

  readonly #showAll = (event: Event): void => {
    this.#showsAll = event.target instanceof HTMLInputElement && event.target.checked;
    this.requestUpdate();
  };
}
