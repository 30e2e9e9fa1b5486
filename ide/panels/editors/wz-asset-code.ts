import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { copyText } from '../../parts/copy-text.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { FileEntry } from '../../state/workbench.ts';
import { t } from '../../texts/text.ts';
import { assetCode } from './asset-code.ts';

/** The line of code that brings an asset into a page, to be copied. */
@customElement('wz-asset-code')
export class WzAssetCode extends LightElement {
  @property({ attribute: false }) file: FileEntry | undefined;
  /** The code that was copied last, or that could not be. */
  #tried: { code: string; copied: boolean } | undefined;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.file) return nothing;
    if (this.file.side === 'server') return html`<p class="asset-use">${t('asset.use.server')}</p>`;
    const line = assetCode(this.file.path);
    if (!line) return nothing;
    const { where, code } = line;
    return html`<p class="asset-use">${t(`asset.use.${where}`)}</p>
      <p class="asset-line">
        <code>${code}</code>
        <button class="btn" type="button" @click=${() => void this.#copy(code)}>
          ${icon(this.#tried?.code === code && this.#tried.copied ? 'check' : 'copy')}<span role="status">${this.#words(code)}</span>
        </button>
      </p>`;
  }

  #words(code: string): string {
    if (this.#tried?.code !== code) return t('asset.copy');
    return t(this.#tried.copied ? 'asset.copied' : 'asset.not-copied');
  }

  async #copy(code: string): Promise<void> {
    this.#tried = { code, copied: await copyText(code) };
    this.requestUpdate();
  }
}
