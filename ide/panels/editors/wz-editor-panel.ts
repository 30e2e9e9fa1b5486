import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Side } from '../../../runtime/side.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { FileEntry } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import type { AskFile } from './ask-file.ts';
import { FileDrop } from './file-drop.ts';
import './editors.css';
import type { WzMistake } from './wz-mistake.ts';

/** What the strip below the head is for: a new file, or the one that is changed. */
type Form = { type: 'closed' } | { type: 'new' } | { type: 'change'; file: FileEntry };

/** One side of the code: its files, its state, the editor, and what is wrong. */
@customElement('wz-editor-panel')
export class WzEditorPanel extends LightElement {
  @property() side: Side = 'server';
  @query('wz-mistake') protected readonly mistake!: WzMistake | null;
  readonly #files = new WorkbenchController(this, (state) => state.files);
  readonly #open = new WorkbenchController(this, (state) => state.open);
  readonly #role = new WorkbenchController(this, (state) => state.role);
  readonly #ready = new WorkbenchController(this, (state) => state.links !== undefined);
  readonly #drop = new FileDrop(this, {
    takes: () => this.side === 'page' && this.#ready.part === true && this.#role.part === 'edit',
    take: (files) => {
      for (const file of files) this.#files.workbench.assets.add(file);
    },
  });
  #form: Form = { type: 'closed' };

  protected override render(): TemplateResult {
    const { side } = this;
    const file = this.#files.part?.find(({ id }) => id === this.#open.part?.[side]);
    return html`<section class="panel editor is-${side}" aria-label=${t(`side.${side}`)} @show-mistake=${() => this.mistake?.reveal()}>
      <header class="head">
        <h2 class="who">${icon(side)}${t(`side.${side}`)}</h2>
        <wz-file-tabs .side=${side} @ask-file=${this.#asked}></wz-file-tabs>
        <span class="space"></span>
        <wz-side-state .side=${side}></wz-side-state>
      </header>
      ${this.#renderForm()} ${side === 'page' ? html`<wz-uploads></wz-uploads>` : nothing}
      <div class="editor-body" role=${file ? 'tabpanel' : nothing} aria-label=${file?.path ?? nothing}>
        <wz-editor .side=${side} ?hidden=${!file || file.asset !== undefined}></wz-editor>
        ${file?.asset === undefined ? nothing : html`<wz-asset .file=${file}></wz-asset>`} ${file ? nothing : this.#blank()}
        ${this.#drop.isOver ? html`<div class="drop-hint">${icon('picture')}<b>${t('upload.drop')}</b></div>` : nothing}
      </div>
      ${side === 'server' ? html`<wz-stopped></wz-stopped>` : nothing}
      <wz-mistake .side=${side}></wz-mistake>
    </section>`;
  }

  #renderForm(): TemplateResult | typeof nothing {
    const form = this.#form;
    if (form.type === 'closed') return nothing;
    const file = form.type === 'change' ? form.file : undefined;
    return html`${keyed(file?.id, html`<wz-file-form .side=${this.side} .file=${file} @done=${() => this.#show({ type: 'closed' })}></wz-file-form>`)}`;
  }

  #blank(): TemplateResult {
    const { side } = this;
    if (!this.#ready.part) return html`<div class="blank" role="status">${icon('reload')}<b>${t('files.opening')}</b></div>`;
    const path = side === 'server' ? 'server.js' : 'index.html';
    return html`<div class="blank">
      ${icon(side)}<b>${t(`files.none.${side}`)}</b>
      <p>${t(`files.none.${side}.says`)}</p>
      ${
        this.#role.part === 'edit'
          ? html`<button class="btn" type="button" @click=${() => this.#files.workbench.addFile(path)}>
              ${icon('plus')}<span>${t('files.none.do', { path })}</span>
            </button>`
          : nothing
      }
    </div>`;
  }

  #asked(event: AskFile): void {
    this.#show(event.file ? { type: 'change', file: event.file } : { type: 'new' });
  }

  #show(form: Form): void {
    this.#form = form;
    this.requestUpdate();
  }
}
