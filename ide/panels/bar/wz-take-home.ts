import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Links } from '../../../server/protocol/ide.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { saveBlob } from '../../parts/save-blob.ts';
import { t, type PlainKey } from '../../texts/text.ts';
import { fetchZip, keyIn, type FetchedZip } from './fetch-zip.ts';

type Shown =
  { type: 'ready' } | { type: 'busy'; bytes: number; end: AbortController } | { type: 'done' } | { type: 'failed'; why: PlainKey };

/** Saves the project as a zip that runs by itself on any computer with Node. */
@customElement('wz-take-home')
export class WzTakeHome extends LightElement {
  @property() projectId = '';
  @property({ attribute: false }) links: Links | undefined;
  #shown: Shown = { type: 'ready' };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#shown.type === 'busy') this.#shown.end.abort();
  }

  protected override render(): TemplateResult {
    const busy = this.#shown.type === 'busy';
    return html`<section class="take">
      <span class="way-icon">${icon('take')}</span>
      <span class="way-words">
        <b>${t('home.title')}</b><span>${t('home.says')}</span>
        <span role="status">${this.#status()}</span>
        ${this.#shown.type === 'failed' ? html`<span class="trouble" role="alert">${icon('alert')}${t(this.#shown.why)}</span>` : nothing}
      </span>
      <button class="btn" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${() => void this.#take()}>
        ${icon(busy ? 'reload' : 'take')}<span>${t(busy ? 'home.busy' : 'home.do')}</span>
      </button>
    </section>`;
  }

  #status(): string {
    switch (this.#shown.type) {
      case 'done':
        return t('home.done');
      case 'busy':
        return this.#shown.bytes === 0 ? '' : t('home.size', { count: Math.ceil(this.#shown.bytes / 1024) });
      case 'ready':
      case 'failed':
        return '';
    }
  }

  async #take(): Promise<void> {
    const { links } = this;
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    if (this.#shown.type === 'busy' || !links) return;
    const end = new AbortController();
    this.#show({ type: 'busy', bytes: 0, end });
    const progress = (bytes: number): void => this.#show({ type: 'busy', bytes, end });
    let fetched: FetchedZip;
    try {
      fetched = await fetchZip({ id: this.projectId, key: keyIn(links), progress, signal: end.signal });
    } catch (error) {
      if (end.signal.aborted) return; // the dialog was closed
      throw error;
    }
    if (fetched.ok) saveBlob(fetched.zip, fetched.name);
    this.#show(fetched.ok ? { type: 'done' } : { type: 'failed', why: TROUBLE[fetched.why] });
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.requestUpdate();
  }
}

const TROUBLE = { 'no-host': 'start.no-host', failed: 'start.failed' } as const satisfies Record<string, PlainKey>;
