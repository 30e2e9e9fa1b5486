import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { HostClock } from '../../parts/host-clock.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { StickToEnd } from '../../parts/stick-to-end.ts';
import { timeAgo } from '../../parts/time-ago.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { Grid } from './grid.ts';
import { arrange, NO_LANES, sameLanes } from './lanes.ts';
import { mark } from './mark.ts';
import './messages.css';
import { MOST_NAMES, rails } from './rails.ts';
import { rowsOf, type Row } from './turn.ts';
import './wz-turn.ts';

/** Rows of the picture that are kept on the screen. */
const MOST_ROWS = 60;
/** A row that came less than so many milliseconds ago travels along its wire. */
const FRESH_MS = 1000;

/** The picture of the messages, a bead maze: lanes are rails, a message is a bead on a wire, the newest is at the bottom. */
@customElement('wz-messages')
export class WzMessages extends LightElement {
  @property({ attribute: false }) clock = new HostClock();
  @query('.pic') protected readonly scroller!: HTMLElement | null;
  readonly #traffic = new WorkbenchController(this, (state) => state.traffic);
  readonly #clients = new WorkbenchController(this, (state) => state.clients);
  readonly #panes = new WorkbenchController(this, (state) => state.panes);
  readonly #dropped = new WorkbenchController(this, (state) => state.trafficDropped);
  readonly #server = new WorkbenchController(this, (state) => state.server.server);
  readonly #ready = new WorkbenchController(this, (state) => state.links !== undefined);
  readonly #end = new StickToEnd(this, () => this.scroller);
  #grid = new Grid(NO_LANES);
  #ticks: ReturnType<typeof setInterval> | undefined;
  #newest = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticks = setInterval(() => {
      if (this.#traffic.part?.length) this.requestUpdate();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticks);
  }

  protected override render(): TemplateResult {
    const rows = rowsOf(this.#traffic.part ?? [], this.#clients.part ?? []).slice(-MOST_ROWS);
    this.#follow(rows);
    const stopped = this.#server.part === 'stopped';
    const empty = this.#empty(rows);
    return html`<div class="pic-wrap ${stopped ? 'is-stopped' : ''}">
      <div
        class="pic ${this.#crowded ? 'is-crowded' : ''}"
        role="log"
        aria-label=${t('messages.log')}
        tabindex="0"
        @scroll=${this.#end.scrolled}
        style=${styleMap(this.#sizes())}
      >
        <div class="pic-body">
          ${rails(this.#grid, (name) => this.#isHere(name))}
          <div class="turns">${this.#older(rows)}${this.#rows(rows)}</div>
          ${stopped ? this.#stopped() : empty}
        </div>
      </div>
      ${this.#end.stuck ? nothing : html`<button class="btn to-newest" type="button" @click=${() => this.#end.goToEnd()}>${icon('down')}<span>${t('messages.newest')}</span></button>`}
    </div>`;
  }

  #rows(rows: Row[]): unknown {
    const now = this.clock.now();
    return repeat(
      rows,
      ({ key }) => key,
      (row) =>
        row.type === 'mark'
          ? mark(row)
          : html`<wz-turn .turn=${row} .grid=${this.#grid} .when=${timeAgo(row.at, now)} .fresh=${now - row.at < FRESH_MS}></wz-turn>`,
    );
  }

  /** Lanes for all who are here, who have a pane, or who are still in the picture. */
  #follow(rows: Row[]): void {
    const seen = rows.flatMap((row) =>
      row.type === 'turn' ? [...(row.came ? [row.came.name] : []), ...row.sent.flatMap(({ names }) => names)] : [],
    );
    const names = [...(this.#panes.part ?? []).map(({ name }) => name), ...(this.#clients.part ?? []).map(({ name }) => name), ...seen];
    const lanes = arrange(this.#grid.lanes, names);
    if (!sameLanes(lanes, this.#grid.lanes)) this.#grid = new Grid(lanes);
    const newest = this.#traffic.part?.at(-1)?.at ?? 0;
    if (newest !== this.#newest) this.clock.heard(newest);
    this.#newest = newest;
  }

  #sizes(): Record<string, string> {
    const { left, right } = this.#grid.lanes;
    const most = Math.max(left.length, right.length);
    const lane = most > MOST_NAMES + 1 ? '56px' : most > MOST_NAMES ? '84px' : '';
    return { '--cols': this.#grid.columns, '--count': String(left.length + right.length), ...(lane === '' ? {} : { '--lane': lane }) };
  }

  /** No room for the parts of a message. */
  get #crowded(): boolean {
    const { left, right } = this.#grid.lanes;
    return Math.max(left.length, right.length) > MOST_NAMES + 1;
  }

  #isHere(name: string): boolean {
    return this.#clients.part?.some((client) => client.name === name) ?? false;
  }

  #older(rows: Row[]): TemplateResult | typeof nothing {
    const count = this.#dropped.part ?? 0;
    return count > 0 && rows.length > 0 ? html`<p class="older">${t('messages.older', { count })}</p>` : nothing;
  }

  #stopped(): TemplateResult {
    return html`<p class="pic-say low"><b>${t('messages.stopped')}</b></p>`;
  }

  #empty(rows: Row[]): TemplateResult | typeof nothing {
    if (rows.length > 0 || !this.#ready.part) return nothing;
    const nobody = this.#grid.lanes.left.length === 0;
    return html`<p class="pic-say">
      <b>${t(nobody ? 'messages.no-clients' : 'messages.none')}</b> ${t(nobody ? 'messages.no-clients.says' : 'messages.none.says')}
    </p>`;
  }
}
