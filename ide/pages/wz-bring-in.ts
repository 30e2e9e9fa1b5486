import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { LeftFile } from '../bring-in/choose-files.ts';
import { isDirectory } from '../bring-in/entry-kind.ts';
import { MAKE_TROUBLE } from '../lessons/start-lesson.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { t, type PlainKey } from '../texts/text.ts';
import { makeProject } from './host-calls.ts';
import { picked, type Given } from './picked.ts';
import './bring-in.css';

type Shown =
  | { type: 'ready'; over: boolean }
  | { type: 'busy' }
  | { type: 'left'; edit: string; left: LeftFile[] }
  | { type: 'failed'; why: PlainKey };

/** More names than these help nobody. */
const MOST_NAMED = 12;

/** Makes a project of a zip or a folder of this computer. What unpacks it is fetched when there is something to unpack. */
@customElement('wz-bring-in')
export class WzBringIn extends LightElement {
  @query('input[data-kind="zip"]') protected readonly zip!: HTMLInputElement;
  @query('input[data-kind="folder"]') protected readonly folder!: HTMLInputElement;
  #shown: Shown = { type: 'ready', over: false };

  protected override render(): TemplateResult {
    const over = this.#shown.type === 'ready' && this.#shown.over;
    return html`<section
      class="panel door bring ${over ? 'is-over' : ''}"
      aria-labelledby="bring-title"
      @dragover=${(event: DragEvent) => this.#over(event)}
      @dragleave=${(event: DragEvent) => this.#left(event)}
      @drop=${(event: DragEvent) => this.#dropped(event)}
    >
      <h2 id="bring-title">${icon('up')}${t('bring.title')}</h2>
      <p>${t(over ? 'bring.drop' : 'bring.says')}</p>
      ${this.#buttons()} ${this.#told()}
    </section>`;
  }

  #buttons(): TemplateResult {
    const busy = this.#shown.type === 'busy' ? 'true' : 'false';
    return html`<div class="bring-ways">
      <button class="btn" type="button" aria-disabled=${busy} @click=${() => this.#pick(this.zip)}>${t('bring.zip')}</button>
      <button class="btn" type="button" aria-disabled=${busy} @click=${() => this.#pick(this.folder)}>${t('bring.folder')}</button>
      <input type="file" hidden data-kind="zip" accept=".zip,application/zip" @change=${(event: Event) => this.#chosen(event, 'zip')} />
      <input type="file" hidden data-kind="folder" webkitdirectory @change=${(event: Event) => this.#chosen(event, 'folder')} />
    </div>`;
  }

  #told(): TemplateResult {
    const shown = this.#shown;
    return html`<p role="status" class=${shown.type === 'busy' ? '' : 'vh'}>${shown.type === 'busy' ? t('bring.busy') : ''}</p>
      <div role="alert">
        ${shown.type === 'failed' ? html`<p class="trouble">${icon('alert')}<span>${t(shown.why)}</span></p>` : nothing}
        ${shown.type === 'left' ? leftBehind(shown.edit, shown.left) : nothing}
      </div>`;
  }

  #pick(field: HTMLInputElement): void {
    if (this.#shown.type !== 'busy') field.click();
  }

  #chosen({ currentTarget: field }: Event, kind: 'zip' | 'folder'): void {
    if (!(field instanceof HTMLInputElement)) return;
    const files = [...(field.files ?? [])];
    field.value = ''; // so that the same one can be picked again
    const [file] = files;
    if (file) void this.#bring(kind === 'zip' ? { type: 'zip', file } : { type: 'folder', files });
  }

  #over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files') || this.#shown.type === 'busy') return;
    event.preventDefault();
    if (!(this.#shown.type === 'ready' && this.#shown.over)) this.#show({ type: 'ready', over: true });
  }

  /** Also said when what is dragged goes from one part of this to another. */
  #left({ relatedTarget }: DragEvent): void {
    if (relatedTarget instanceof Node && this.contains(relatedTarget)) return;
    if (this.#shown.type === 'ready') this.#show({ type: 'ready', over: false });
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    if (this.#shown.type === 'busy') return;
    const given = droppedIn(event.dataTransfer);
    if (given) void this.#bring(given);
    else this.#show({ type: 'ready', over: false });
  }

  async #bring(given: Given): Promise<void> {
    this.#show({ type: 'busy' });
    const brought = await picked(given);
    if (!brought.ok) {
      this.#show({ type: 'failed', why: brought.why === 'no-host' ? 'start.no-host' : `bring.trouble.${brought.why}` });
      return;
    }
    const { name, files, left } = brought.project;
    const made = await makeProject({ name, files });
    if (!made.ok) this.#show({ type: 'failed', why: MAKE_TROUBLE[made.why] });
    else if (left.length > 0) this.#show({ type: 'left', edit: made.edit, left });
    else location.assign(new URL(made.edit, document.baseURI));
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.requestUpdate();
  }
}

function leftBehind(edit: string, left: readonly LeftFile[]): TemplateResult {
  const more = left.length - MOST_NAMED;
  return html`<p>${t('bring.left')}</p>
    <ul class="bring-left">
      ${left.slice(0, MOST_NAMED).map(({ path, why }) => html`<li>${t('bring.left.one', { path, why: t(`bring.why.${why}`) })}</li>`)}
      ${more > 0 ? html`<li>${t('bring.left.more', { count: more })}</li>` : nothing}
    </ul>
    <a class="btn loud" href=${new URL(edit, document.baseURI).href}>${t('bring.open')}</a>`;
}

/** The first thing that was dropped: a folder, or a file that is taken for a zip. */
function droppedIn(data: DataTransfer | null): Given | undefined {
  const [item] = data?.items ?? [];
  const entry = item?.webkitGetAsEntry();
  if (entry && isDirectory(entry)) return { type: 'dropped', folder: entry };
  const [file] = data?.files ?? [];
  return file && { type: 'zip', file };
}
