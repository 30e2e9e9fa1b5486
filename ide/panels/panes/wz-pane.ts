import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { ClientInfo } from '../../../server/protocol/ide.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { avatar } from '../../parts/avatar.ts';
import { icon, type IconName } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { OfferUndo } from '../../parts/offer-undo.ts';
import { whoIs } from '../../parts/who.ts';
import type { Pane, PaneCalls } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { awayNote, lostNotice, pausingNotice } from './pane-notices.ts';
import './wz-pane-more.ts';

/**
 * One live client: the pupil's page, with its name and its own connection. The page is hostile until shown otherwise: it
 * runs in a sandbox of an origin of its own, and what it posts counts only from its own window; the session parses it.
 */
@customElement('wz-pane')
export class WzPane extends LightElement {
  @property({ attribute: false }) pane: Pane | undefined;
  @query('iframe') protected readonly frame!: HTMLIFrameElement | null;
  @query('.pane-name') protected readonly more!: HTMLButtonElement | null;
  readonly #pagesUrl = new WorkbenchController(this, (state) => state.pagesUrl);
  readonly #client = new WorkbenchController(this, (state) => this.#find(state.clients));
  readonly #online = new WorkbenchController(this, (state) => state.connection === 'online');
  #isOpen = false;
  #isLarge = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#heard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#heard);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { pane } = this;
    if (!pane) return nothing;
    const { name } = pane;
    const kind = `${whoIs(name).hue} ${this.#isHere ? '' : 'is-away'} ${this.#isLarge ? 'is-large' : ''}`;
    return html`<section
      class="panel pane ${kind}"
      aria-label=${t('pane.label', { name })}
      data-pane=${name}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
    >
      <header class="head">
        ${this.#name(pane)}
        <span class="space"></span>
        <div class="tools">${this.#tools(pane)}</div>
      </header>
      ${
        this.#isOpen
          ? html`<wz-pane-more .pane=${pane} .isLarge=${this.#isLarge} @large=${this.#toggleLarge} @done=${this.#toggle}></wz-pane-more>`
          : nothing
      }
      ${this.#groups()} ${this.#body(pane)}
    </section>`;
  }

  #name(pane: Pane): TemplateResult {
    const { name } = pane;
    return html`<button
      class="pane-name"
      type="button"
      aria-expanded=${this.#isOpen ? 'true' : 'false'}
      title=${t('pane.more', { name })}
      @click=${this.#toggle}
    >
      ${avatar(name)}
      <span>
        <b><bdi>${name}</bdi>${icon('down')}</b>
        ${this.#status(pane)}
      </span>
    </button>`;
  }

  #status({ network }: Pane): TemplateResult {
    if (network === 'cut') return html`<small class="warn">${t('pane.cut')}</small>`;
    if (!this.#isHere) return html`<small class="warn">${t('pane.not-connected')}</small>`;
    if (network === 'slow') return html`<small class="warn">${t('pane.slow', { count: LIMITS.slowMs / 1000 })}</small>`;
    return html`<small>${t('pane.connected')}</small>`;
  }

  #tools({ token, name, network }: Pane): TemplateResult {
    const panes = (): PaneCalls => this.#client.workbench.panes;
    const isCut = network === 'cut';
    const isSlow = network === 'slow';
    return html`${this.#network('cut', t(isCut ? 'pane.undo-cut' : 'pane.do-cut', { name }), isCut, () =>
      panes().setNetwork(token, isCut ? 'on' : 'cut'),
    )}
    ${this.#network('snail', t(isSlow ? 'pane.undo-slow' : 'pane.do-slow', { name }), isSlow, () =>
      panes().setNetwork(token, isSlow ? 'on' : 'slow'),
    )}
    ${iconButton('reload', t('pane.reload', { name }), () => panes().reload(token))}
    ${iconButton('close', t('pane.close', { name }), () => this.#close(token, name))}`;
  }

  #network(what: IconName, label: string, isOn: boolean, press: () => void): TemplateResult {
    return html`<button
      class="btn quiet only ${isOn ? 'is-on' : ''}"
      type="button"
      aria-pressed=${isOn ? 'true' : 'false'}
      aria-label=${label}
      title=${label}
      ?disabled=${!this.#online.part}
      @click=${press}
    >
      ${icon(what)}
    </button>`;
  }

  #body(pane: Pane): TemplateResult | typeof nothing {
    const { token, page, version, view } = pane;
    const again = (): void => this.#client.workbench.panes.reload(token);
    switch (view.type) {
      case 'page':
      case 'away':
        return html`${view.type === 'away' ? awayNote(again) : nothing}${keyed(`${token} ${page} ${String(version)}`, this.#page(pane))}`;
      case 'lost':
        return lostNotice(view.why, again);
      case 'pausing':
        return pausingNotice();
      default:
        return assertNever(view);
    }
  }

  /** A new element each time: a page that hangs is only left behind with its element. */
  #page({ token, page, name }: Pane): TemplateResult {
    const url = `${this.#pagesUrl.part ?? ''}${page}?pane=${encodeURIComponent(token)}`;
    return html`<iframe
      sandbox="allow-scripts allow-modals allow-forms"
      src=${url}
      title=${t('pane.label', { name })}
      @load=${() => this.#client.workbench.panes.loaded(token)}
    ></iframe>`;
  }

  #groups(): TemplateResult | typeof nothing {
    const groups = this.#client.part?.groups ?? [];
    if (groups.length === 0) return nothing;
    return html`<ul class="groups" aria-label=${t('pane.groups')}>
      ${groups.map((group) => html`<li class="chip" title=${group}><bdi>${group}</bdi></li>`)}
    </ul>`;
  }

  get #isHere(): boolean {
    return this.#client.part !== undefined && this.#online.part === true;
  }

  #find(clients: ClientInfo[]): ClientInfo | undefined {
    return clients.find(({ pane }) => pane !== undefined && pane === this.pane?.token);
  }

  #close(token: string, name: string): void {
    const { panes } = this.#client.workbench;
    // before it is gone from the page: an element that has left tells nobody
    this.dispatchEvent(new OfferUndo(t('pane.closed', { name }), () => panes.open(name)));
    panes.close(token);
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    if (!this.#isOpen) this.more?.focus();
    this.requestUpdate();
  };

  readonly #toggleLarge = (): void => {
    this.#isLarge = !this.#isLarge;
    this.requestUpdate();
  };

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || (!this.#isLarge && !this.#isOpen)) return;
    event.stopPropagation();
    if (this.#isLarge) this.#toggleLarge();
    else this.#toggle();
  }

  // The event as it is: to look at its data is to read a message that may be of any size.
  #heard = (event: MessageEvent<unknown>): void => {
    if (!this.pane || !event.source || event.source !== this.frame?.contentWindow) return;
    this.#client.workbench.panes.said(this.pane.token, event);
  };
}
