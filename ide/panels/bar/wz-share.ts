import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { icon } from '../../parts/icon.ts';
import { LazyDialog } from '../../parts/lazy-dialog.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t } from '../../texts/text.ts';
import './wz-remix.ts';

/** The button that opens the links of the project. */
@customElement('wz-share')
export class WzShare extends LightElement {
  @property({ attribute: false }) links: Links | undefined;
  readonly #dialog = new LazyDialog(this, () => import('./wz-share-dialog.ts'));
  readonly #delete = new LazyDialog(this, () => import('./wz-delete-dialog.ts'));

  protected override render(): TemplateResult {
    const look = this.links?.edit === undefined ? lastPart(this.links?.remix ?? this.links?.look) : undefined;
    return html`${look === undefined ? nothing : html`<wz-remix .link=${look}></wz-remix>`}<button
        class="btn block"
        type="button"
        aria-haspopup="dialog"
        @click=${this.#dialog.show}
      >
        ${icon('share')}<span>${t('bar.share')}</span>
      </button>
      ${
        this.#dialog.isOpen && this.links
          ? html`<wz-share-dialog
              .links=${this.links}
              @close=${this.#dialog.closed}
              @delete-asked=${() => void this.#askToDelete()}
            ></wz-share-dialog>`
          : nothing
      }
      ${
        this.#delete.isOpen && this.links
          ? html`<wz-delete-dialog .links=${this.links} @close=${this.#delete.closed}></wz-delete-dialog>`
          : nothing
      }`;
  }

  async #askToDelete(): Promise<void> {
    await this.#delete.show();
    this.#dialog.closed();
  }
}

function lastPart(link: string | undefined): string | undefined {
  return link === undefined ? undefined : new URL(link, document.baseURI).pathname.split('/').at(-1);
}
