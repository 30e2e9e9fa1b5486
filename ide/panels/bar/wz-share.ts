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
          ? html`<wz-share-dialog .links=${this.links} @close=${this.#dialog.closed}></wz-share-dialog>`
          : nothing
      }`;
  }
}

function lastPart(link: string | undefined): string | undefined {
  return link === undefined ? undefined : new URL(link, document.baseURI).pathname.split('/').at(-1);
}
