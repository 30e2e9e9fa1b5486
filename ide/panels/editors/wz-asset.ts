import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { assertNever } from '../../../runtime/assert-never.ts';
import { assetKind, type AssetKind } from '../../../runtime/asset-kind.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { AssetContent, FileEntry } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import './wz-asset-code.ts';

/** What is known of the content of the file that is shown. */
type Content =
  | { type: 'loading' }
  | { type: 'absent'; why: Extract<AssetContent, { ok: false }>['why'] }
  /** No picture, or no font, though its ending says so. */
  | { type: 'broken' }
  | { type: 'here'; url: string; bytes: number; pixels?: { width: number; height: number } };

/** The family under which a font is shown, one at a time. */
const SAMPLE = 'wz-asset-sample';
const LOADING: Content = { type: 'loading' };

/** A picture, a sound, a film or a font, as itself, with its size and the line of code that brings it into a page. */
@customElement('wz-asset')
export class WzAsset extends LightElement {
  @property({ attribute: false }) file: FileEntry | undefined;
  readonly #connection = new WorkbenchController(this, (state) => state.connection);
  /** Of which `#content` is. */
  #hash: string | undefined;
  #content: Content = LOADING;
  #face: FontFace | undefined;
  #wasOnline = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const hash = this.file?.asset;
    const isOnline = this.#connection.part === 'online';
    const isBack = isOnline && !this.#wasOnline && this.#content.type === 'absent';
    this.#wasOnline = isOnline;
    if (hash === this.#hash && !isBack) return;
    this.#forget();
    this.#hash = hash;
    if (hash !== undefined) void this.#load(hash);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { file } = this;
    const kind = file && assetKind(file.path);
    if (!file || !kind) return nothing;
    const { path } = file;
    const content = this.#content;
    switch (content.type) {
      case 'loading':
        return html`<div class="blank" role="status">${icon(kind.use)}<b>${t('asset.loading', { path })}</b></div>`;
      case 'absent':
        return this.#blank(t(`asset.${content.why}`, { path }), t(`asset.${content.why}.says`), content.why === 'no-host');
      case 'broken':
        return this.#blank(t('asset.broken', { path }), t('asset.broken.says'), false);
      case 'here':
        return html`<div class="asset">
          <div class="asset-view is-${kind.use}">${this.#view(kind, content.url, path)}</div>
          <p class="asset-facts">
            ${icon(kind.use)}<b>${t(`asset.${kind.use}`)}</b><span>${sizeWords(content.bytes)}</span>${pixelWords(content)}
          </p>
          <wz-asset-code .file=${file}></wz-asset-code>
        </div>`;
      default:
        return assertNever(content);
    }
  }

  #blank(title: string, says: string, again: boolean): TemplateResult {
    return html`<div class="blank" role="status">
      ${icon('alert')}<b>${title}</b>
      <p>${says}</p>
      ${again ? html`<button class="btn" type="button" @click=${() => this.#again()}>${icon('reload')}<span>${t('asset.again')}</span></button>` : nothing}
    </div>`;
  }

  #view({ use }: AssetKind, url: string, path: string): TemplateResult {
    switch (use) {
      case 'picture':
        return html`<img src=${url} alt=${path} @load=${(event: Event) => this.#measured(event)} @error=${() => this.#broken()} />`;
      case 'sound':
        return html`<audio controls src=${url} aria-label=${path} @error=${() => this.#broken()}></audio>`;
      case 'film':
        return html`<video controls src=${url} aria-label=${path} @error=${() => this.#broken()}></video>`;
      case 'font':
        return html`<p style="font-family: ${SAMPLE}">${t('asset.sample')}</p>`;
      default:
        return assertNever(use);
    }
  }

  async #load(hash: string): Promise<void> {
    const content = await this.#connection.workbench.assets.read(hash);
    const kind = this.file && assetKind(this.file.path);
    if (this.#hash !== hash || !this.isConnected || !kind) return;
    if (!content.ok) {
      this.#show({ type: 'absent', why: content.why });
      return;
    }
    const { bytes } = content;
    const isFine = kind.use !== 'font' || (await this.#showFont(bytes));
    if (this.#hash !== hash) return;
    if (!isFine) {
      this.#show({ type: 'broken' });
      return;
    }
    // Its type is of our table: whatever is in it, as a picture or a sound it can do nothing.
    this.#show({ type: 'here', url: URL.createObjectURL(new Blob([bytes], { type: kind.type })), bytes: bytes.length });
  }

  async #showFont(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    try {
      const face = await new FontFace(SAMPLE, bytes).load();
      if (this.#face) document.fonts.delete(this.#face);
      this.#face = face;
      document.fonts.add(face);
      return true;
    } catch {
      return false; // it is none
    }
  }

  #measured({ target }: Event): void {
    if (this.#content.type !== 'here' || !(target instanceof HTMLImageElement)) return;
    const { naturalWidth: width, naturalHeight: height } = target;
    this.#show({ ...this.#content, pixels: { width, height } });
  }

  #broken(): void {
    if (this.#content.type !== 'here') return;
    this.#revoke();
    this.#show({ type: 'broken' });
  }

  #again(): void {
    this.#hash = undefined;
    this.#show(LOADING);
  }

  #show(content: Content): void {
    this.#content = content;
    this.requestUpdate();
  }

  #forget(): void {
    this.#revoke();
    if (this.#face) document.fonts.delete(this.#face);
    this.#face = undefined;
    this.#hash = undefined;
    this.#content = LOADING;
  }

  #revoke(): void {
    if (this.#content.type === 'here') URL.revokeObjectURL(this.#content.url);
  }
}

const KIB = 1024;

function sizeWords(bytes: number): string {
  if (bytes < KIB) return t('asset.size.bytes', { count: bytes });
  const kib = bytes / KIB;
  return kib < 1000 ? t('asset.size.kb', { count: Math.round(kib) }) : t('asset.size.mb', { count: kib / KIB });
}

function pixelWords({ pixels }: Extract<Content, { type: 'here' }>): TemplateResult | typeof nothing {
  return pixels ? html`<span>${t('asset.pixels', pixels)}</span>` : nothing;
}
