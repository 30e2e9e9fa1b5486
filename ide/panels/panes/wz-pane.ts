import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { IdeToPage } from '../../../runtime/bridge-messages.ts';
import type { ClientInfo } from '../../../server/protocol/ide.ts';
import { avatar } from '../../parts/avatar.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { whoIs } from '../../parts/who.ts';
import type { Pane } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { awayNote, lostNotice, pausingNotice } from './pane-notices.ts';

/**
 * One live client: the pupil's page, with its name and its own connection. The page is hostile until shown otherwise: it
 * runs in a sandbox of an origin of its own, and what it posts counts only from its own window; the session parses it.
 */
@customElement('wz-pane')
export class WzPane extends LightElement {
  @property({ attribute: false }) pane: Pane | undefined;
  @query('iframe') protected readonly frame!: HTMLIFrameElement | null;
  readonly #pagesUrl = new WorkbenchController(this, (state) => state.pagesUrl);
  readonly #client = new WorkbenchController(this, (state) => this.#find(state.clients));
  readonly #online = new WorkbenchController(this, (state) => state.connection === 'online');
  readonly #styles = new WorkbenchController(this, (state) => state.styles);
  #swapped = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#swapped = this.#styles.part?.version ?? 0;
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
    const here = this.#client.part !== undefined && this.#online.part === true;
    return html`<section
      class="panel pane ${whoIs(name).hue} ${here ? '' : 'is-away'}"
      aria-label=${t('pane.label', { name })}
      data-pane=${name}
    >
      <header class="head">
        ${avatar(name)}
        <span class="pane-name">
          <b>${name}</b>
          <small class=${here ? '' : 'warn'}>${here ? t('pane.connected') : t('pane.not-connected')}</small>
        </span>
        ${this.#groups()}
        <span class="space"></span>
        <div class="tools">
          ${iconButton('reload', t('pane.reload', { name }), () => this.#client.workbench.reloadPane(pane.token))}
          ${iconButton('close', t('pane.close', { name }), () => this.#client.workbench.closePane(pane.token))}
        </div>
      </header>
      ${this.#body(pane)}
    </section>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const styles = this.#styles.part;
    if (!styles || styles.version === this.#swapped) return;
    this.#swapped = styles.version;
    const message: IdeToPage = { wszero: 'swap-styles', ...styles };
    // The page's origin is opaque, so no target origin names it; what is sent is no secret.
    this.frame?.contentWindow?.postMessage(message, '*');
  }

  #body(pane: Pane): TemplateResult | typeof nothing {
    const { token, page, version, view } = pane;
    const again = (): void => this.#client.workbench.reloadPane(token);
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
      @load=${() => this.#client.workbench.pageLoaded(token)}
    ></iframe>`;
  }

  #groups(): TemplateResult | typeof nothing {
    const groups = this.#client.part?.groups ?? [];
    if (groups.length === 0) return nothing;
    return html`<span class="groups">${groups.map((group) => html`<span class="chip" title=${group}>${group}</span>`)}</span>`;
  }

  #find(clients: ClientInfo[]): ClientInfo | undefined {
    return clients.find(({ pane }) => pane !== undefined && pane === this.pane?.token);
  }

  // The event as it is: to look at its data is to read a message that may be of any size.
  #heard = (event: MessageEvent<unknown>): void => {
    if (!this.pane || !event.source || event.source !== this.frame?.contentWindow) return;
    this.#client.workbench.pageSaid(this.pane.token, event);
  };
}
