import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../parts/light-element.ts';
import type { OfferUndo } from '../parts/offer-undo.ts';
import type { Report, Workbench, WorkbenchState } from '../state/workbench.ts';
import { workbenchContext } from '../state/workbench-context.ts';
import { t } from '../texts/text.ts';
import './bar/wz-top-bar.ts';
import './bottom/wz-bottom.ts';
import './editors/wz-editor-panel.ts';
import './ide.css';
import { PanelKeys } from './panel-keys.ts';
import './panes/wz-panes.ts';
import '../splits/splits.css';
import type { Note } from './wz-undo-note.ts';

/** The whole IDE. It can be there before there is a workbench; the panels fill when it comes. */
@customElement('wz-ide')
export class WzIde extends LightElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  /** The address names no project at all. */
  @property({ type: Boolean }) astray = false;
  readonly #provider = new ContextProvider(this, { context: workbenchContext });
  readonly #keys = new PanelKeys(this);
  #note: Note | undefined;
  #report: Report | undefined;
  #refusal: WorkbenchState['refusal'];
  #stop: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The frame of the page has been in this place.
    if (!this.hasUpdated) this.replaceChildren();
    if (!changed.has('workbench') || !this.workbench) return;
    const { store } = this.workbench;
    this.#provider.setValue(this.workbench);
    this.#stop?.();
    this.#stop = store.subscribe(() => this.#follow(store.state));
    this.#follow(store.state);
  }

  protected override render(): TemplateResult {
    const refusal = this.astray ? { code: 'unknown-project', message: '' } : this.#refusal;
    return html`${refusal ? nothing : html`<button class="btn skip" type="button" @click=${this.#keys.skip}>${t('skip')}</button>`}
      <wz-top-bar @offer-undo=${(event: OfferUndo) => this.#keep(event)}></wz-top-bar>
      ${refusal ? html`<wz-door .refusal=${refusal}></wz-door>` : this.#work()}
      <wz-undo-note
        .note=${this.#note}
        .report=${this.#report}
        @done=${() => this.#keep(undefined)}
        @read=${() => this.workbench?.reports.seen()}
      ></wz-undo-note>`;
  }

  #work(): TemplateResult {
    return html`<main
      class="work"
      @offer-undo=${(event: OfferUndo) => this.#keep(event)}
      @wz-editor-too-large=${() => this.#keep({ words: t('too-large') })}
      @keydown=${this.#written}
    >
      <wz-lesson></wz-lesson>
      <wz-editor-panel side="server"></wz-editor-panel>
      <wz-split .split=${'editors'}></wz-split>
      <wz-editor-panel side="page"></wz-editor-panel>
      <wz-first-visit @done=${this.#keys.skip}></wz-first-visit>
      <wz-split .split=${'below'}></wz-split>
      <wz-bottom></wz-bottom>
      <wz-split .split=${'panes'}></wz-split>
      <wz-panes></wz-panes>
    </main>`;
  }

  /** Whose code is written in has more room. The focus alone gives none: a tab would move away under the press that is on it. */
  #written(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const editor = event.target instanceof Element && event.target.closest('wz-editor');
    if (editor) event.currentTarget.classList.toggle('page-first', editor.side === 'page');
  }

  #follow({ connection, refusal, project, role, reports }: WorkbenchState): void {
    const shut = connection === 'refused' ? (refusal ?? { code: '', message: '' }) : undefined;
    if (project.name !== '') document.title = project.name;
    const report = role === 'edit' ? reports[0] : undefined;
    if (shut === this.#refusal && report === this.#report) return;
    this.#refusal = shut;
    this.#report = report;
    this.requestUpdate();
  }

  #keep(note: Note | undefined): void {
    this.#note = note;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-ide': WzIde;
  }
}
