import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Side } from '../../runtime/side.ts';
import { changedLines } from '../parts/changed-lines.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';
import type { FileChange } from './file-changes.ts';

/** What would change if a version was brought back: the server's files, and beside them the page's. */
@customElement('wz-version-changes')
export class WzVersionChanges extends LightElement {
  @property({ attribute: false }) changes: readonly FileChange[] = [];
  /** Files that stay are shown too. */
  @property({ attribute: false }) showsAll = false;

  protected override render(): TemplateResult {
    return html`<div class="version-sides">${this.#side('server')}${this.#side('page')}</div>`;
  }

  #side(side: Side): TemplateResult {
    const files = this.changes.filter((file) => file.side === side && (this.showsAll || file.fate !== 'same'));
    return html`<section class="version-side is-${side}" aria-label=${t(`side.${side}`)}>
      <h3>${icon(side)}${t(`side.${side}`)}</h3>
      ${files.length === 0 ? html`<p>${t('versions.side-same')}</p>` : files.map(fileChange)}
    </section>`;
  }
}

function fileChange({ path, fate, lines }: FileChange): TemplateResult {
  return html`<figure class="version-file">
    <figcaption><b>${path}</b> <span class="fate is-${fate}">${t(`versions.fate.${fate}`)}</span></figcaption>
    ${lines ? changedLines(path, lines) : nothing}
  </figure>`;
}
