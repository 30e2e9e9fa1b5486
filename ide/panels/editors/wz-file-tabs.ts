import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ASSET_ENDINGS } from '../../../runtime/asset-kind.ts';
import type { Side } from '../../../runtime/side.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { OfferUndo } from '../../parts/offer-undo.ts';
import type { FileEntry } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { AskFile } from './ask-file.ts';
import { CrowdedTabs } from './crowded-tabs.ts';

/** What the file dialog offers. A drawing is a text, and all the same a picture. */
const ACCEPT = ['.svg', ...ASSET_ENDINGS].join(',');

/**
 * The files of one side as tabs. Arrow keys, Home and End go from tab to tab; F2 or a double press changes the name,
 * Delete deletes. Where not all of them have room there is a list of them too. A page's files may be pictures and sounds too. Emits `ask-file` for a new file or another name.
 */
@customElement('wz-file-tabs')
export class WzFileTabs extends LightElement {
  @property({ attribute: false }) side: Side = 'server';
  @query('[aria-selected="true"]') protected readonly selected!: HTMLElement | null;
  @query('input[type=file]') protected readonly picker!: HTMLInputElement | null;
  @query('.tabs') protected readonly row!: HTMLElement | null;
  readonly #crowd = new CrowdedTabs(this, () => this.row);
  readonly #files = new WorkbenchController(this, (state) => state.files);
  readonly #open = new WorkbenchController(this, (state) => state.open);
  readonly #role = new WorkbenchController(this, (state) => (state.links ? state.role : undefined));

  protected override updated(_changed: PropertyValues): void {
    this.#crowd.reveal(this.selected);
  }

  protected override render(): TemplateResult {
    const files = this.#own();
    const openId = this.#open.part?.[this.side];
    const open = files.find(({ id }) => id === openId);
    const edits = this.#role.part === 'edit';
    return html`<div class="files">
      <div class="tabs" role="tablist" aria-label=${t('files.label', { side: t(`side.${this.side}`) })}>
        ${repeat(
          files,
          ({ id }) => id,
          (file) => this.#tab(file, file.id === openId),
        )}
      </div>
      ${this.#crowd.isCrowded ? this.#all(files, openId) : nothing}
      ${edits && open ? iconButton('pencil', t('files.change', { path: open.path }), () => this.#ask(open)) : nothing}
      ${edits && this.side === 'page' ? this.#addAsset() : nothing}
      ${edits ? iconButton('plus', t('files.new'), () => this.#ask()) : nothing}
    </div>`;
  }

  /** Tabs that are out of sight are found here, by mouse too. */
  #all(files: FileEntry[], openId: string | undefined): TemplateResult {
    const label = t('files.all', { side: t(`side.${this.side}`) });
    return html`<label class="btn quiet only all-files" title=${label}>
      ${icon('down')}
      <select aria-label=${label} @change=${this.#chosen}>
        ${files.map(({ id, path }) => html`<option value=${id} .selected=${id === openId}>${path}</option>`)}
      </select>
    </label>`;
  }

  #chosen({ currentTarget }: Event & { currentTarget: HTMLSelectElement }): void {
    this.#files.workbench.show(currentTarget.value);
  }

  #addAsset(): TemplateResult {
    return html`<input type="file" hidden multiple accept=${ACCEPT} @change=${this.#picked} />
      ${iconButton('picture', t('files.add-asset'), () => this.picker?.click())}`;
  }

  #tab(file: FileEntry, selected: boolean): TemplateResult {
    return html`<button
      class="tab"
      type="button"
      role="tab"
      aria-selected=${selected ? 'true' : 'false'}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.#files.workbench.show(file.id)}
      @dblclick=${() => this.#ask(file)}
      @keydown=${(event: KeyboardEvent) => void this.#key(event, file)}
    >
      ${file.path}
    </button>`;
  }

  #picked(event: Event & { currentTarget: HTMLInputElement }): void {
    const field = event.currentTarget;
    for (const file of field.files ?? []) this.#files.workbench.assets.add(file);
    // Or the same file, once more, would be no change.
    field.value = '';
  }

  #own(): FileEntry[] {
    return (this.#files.part ?? []).filter(({ side }) => side === this.side);
  }

  async #key(event: KeyboardEvent, file: FileEntry): Promise<void> {
    const files = this.#own();
    const at = files.findIndex(({ id }) => id === file.id);
    const next = new Map([
      ['ArrowRight', files[(at + 1) % files.length]],
      ['ArrowLeft', files.at(at - 1)],
      ['Home', files[0]],
      ['End', files.at(-1)],
    ]).get(event.key);
    if (next) {
      event.preventDefault();
      this.#files.workbench.show(next.id);
      await this.#focusSelected();
    } else if (event.key === 'F2') this.#ask(file);
    else if (event.key === 'Delete') await this.#delete(file);
  }

  /** The state tells of the new tab in a microtask of its own. */
  async #focusSelected(): Promise<void> {
    await Promise.resolve();
    await this.updateComplete;
    this.selected?.focus();
  }

  async #delete(file: FileEntry): Promise<void> {
    if (this.#role.part !== 'edit') return;
    const undo = this.#files.workbench.deleteFile(file.id);
    this.dispatchEvent(new OfferUndo(t('files.deleted', { path: file.path }), undo));
    await this.#focusSelected();
  }

  #ask(file?: FileEntry): void {
    if (this.#role.part === 'edit') this.dispatchEvent(new AskFile(file));
  }
}
