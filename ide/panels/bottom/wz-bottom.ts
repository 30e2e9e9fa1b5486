import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { NO_FILTER, passes } from '../../messages/filter.ts';
import type { Row } from '../../messages/row.ts';
import { HostClock } from '../../parts/host-clock.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { PictureDesk } from '../messages/picture-desk.ts';
import './bottom.css';

const TABS = ['messages', 'console'] as const;
type Tab = (typeof TABS)[number];

/** What happens in the project: the picture of its messages, or what its code prints. */
@customElement('wz-bottom')
export class WzBottom extends LightElement {
  @query('[aria-selected="true"]') protected readonly selected!: HTMLElement | null;
  readonly #console = new WorkbenchController(this, (state) => state.console);
  readonly #still = new WorkbenchController(this, ({ server }) => server.server === 'running' && server.code === 'refused');
  readonly #ready = new WorkbenchController(this, (state) => state.links !== undefined);
  readonly #clock = new HostClock();
  readonly #desk = new PictureDesk(() => this.#shown());
  #tab: Tab = 'messages';

  protected override render(): TemplateResult {
    return html`<section class="panel messages" aria-label=${t('bottom.label')}>
      <header class="head ${this.#still.part ? 'is-still' : ''}">
        <div class="tabs big" role="tablist" aria-label=${t('bottom.tabs')} @keydown=${(event: KeyboardEvent) => void this.#key(event)}>
          ${TABS.map((tab) => this.#renderTab(tab))}
        </div>
        ${this.#still.part ? html`<span class="still"><span class="lamp"></span>${t('state.still')}</span>` : nothing}
        <span class="space"></span>
        ${this.#tab === 'messages' && this.#ready.part ? html`<wz-picture-tools .desk=${this.#desk}></wz-picture-tools>` : nothing}
        ${this.#tab === 'console' && this.#lines() > 0 ? iconButton('trash', t('console.clear'), () => this.#console.workbench.clearConsole()) : nothing}
      </header>
      <div class="bottom-body" id="bottom-panel" role="tabpanel" aria-labelledby="tab-${this.#tab}">
        ${this.#tab === 'messages' ? html`<wz-filter-bar .desk=${this.#desk}></wz-filter-bar><wz-messages .clock=${this.#clock} .desk=${this.#desk}></wz-messages>` : html`<wz-console></wz-console>`}
      </div>
    </section>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk.dispose();
  }

  /** Rows that pass the filter. */
  #shown(): readonly Row[] {
    const { filter = NO_FILTER } = this.#desk.store.state;
    return this.#ready.workbench.store.state.messages.rows.filter((row) => passes(row, filter));
  }

  #renderTab(tab: Tab): TemplateResult {
    const selected = tab === this.#tab;
    return html`<button
      class="tab"
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="bottom-panel"
      aria-selected=${selected ? 'true' : 'false'}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.#show(tab)}
    >
      ${icon(tab)}${t(`bottom.${tab}`)}${tab === 'console' ? this.#count() : nothing}
    </button>`;
  }

  #count(): TemplateResult | typeof nothing {
    const count = this.#lines();
    if (count === 0) return nothing;
    const bad = this.#console.part?.some(({ level }) => level === 'error') ?? false;
    return html`<span class="count ${bad ? 'bad' : ''}" title=${t('bottom.console-count', { count })}>${count}</span>`;
  }

  #lines(): number {
    return this.#console.part?.length ?? 0;
  }

  async #key(event: KeyboardEvent): Promise<void> {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const other = this.#tab === 'messages' ? 'console' : 'messages';
    this.#show(event.key === 'Home' ? 'messages' : event.key === 'End' ? 'console' : other);
    await this.updateComplete;
    this.selected?.focus();
  }

  #show(tab: Tab): void {
    this.#tab = tab;
    this.requestUpdate();
  }
}
