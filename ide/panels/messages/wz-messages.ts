import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { NO_FILTER, passes } from '../../messages/filter.ts';
import { causeOf, NO_MESSAGES, type Messages } from '../../messages/messages.ts';
import { namesOf } from '../../messages/filter.ts';
import type { Got, Line, Row, Turn } from '../../messages/row.ts';
import { DrawingRest } from '../../parts/drawing-rest.ts';
import { HostClock } from '../../parts/host-clock.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { StickToEnd } from '../../parts/stick-to-end.ts';
import { timeAgo } from '../../parts/time-ago.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import { Grid } from './grid.ts';
import { arrange, NO_LANES, sameLanes } from './lanes.ts';
import { gapMark, presenceMark, swapMark } from './mark.ts';
import './messages.css';
import { PictureController } from './picture-controller.ts';
import type { PictureDesk } from './picture-desk.ts';
import { placeStyle } from './place-style.ts';
import { MOST_NAMES, rails } from './rails.ts';
import './wz-aside.ts';
import './wz-message-table.ts';
import './wz-scrubber.ts';
import './wz-turn.ts';

/** Rows of the picture that are kept on the screen. */
const MOST_ROWS = 60;
/** A row that came less than so many milliseconds ago travels along its wire. */
const FRESH_MS = 1000;

/** The picture of the messages, a bead maze: lanes are rails, a message is a bead on a wire, the newest is at the bottom. */
@customElement('wz-messages')
export class WzMessages extends LightElement {
  @property({ attribute: false }) clock = new HostClock();
  @property({ attribute: false }) desk: PictureDesk | undefined;
  @query('.pic') protected readonly scroller!: HTMLElement | null;
  readonly #messages = new WorkbenchController(this, (state) => state.messages);
  readonly #clients = new WorkbenchController(this, (state) => state.clients);
  readonly #panes = new WorkbenchController(this, (state) => state.panes);
  readonly #server = new WorkbenchController(this, (state) => state.server.server);
  readonly #role = new WorkbenchController(this, (state) => state.role);
  readonly #ready = new WorkbenchController(this, (state) => state.links !== undefined);
  readonly #picture = new PictureController(this, () => this.desk);
  readonly #end = new StickToEnd(this, () => this.scroller);
  readonly #rest = new DrawingRest();
  #grid = new Grid(NO_LANES);
  #ticks: ReturnType<typeof setInterval> | undefined;
  #newest = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticks = setInterval(() => {
      if (this.#all.rows.length > 0) this.requestUpdate();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticks);
  }

  /**
   * When a hundred messages come at once nobody can follow each: what comes while the picture rests is drawn together. What somebody
   * looks at step by step is drawn at once.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#isLive) await this.#rest.over;
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    this.#rest.begins();
    const wanted = this.#wanted();
    const rows = wanted.slice(-MOST_ROWS);
    this.#follow(rows);
    const { aside, isTable } = this.#picture.state ?? {};
    return html`<div class="pic-wrap ${this.#server.part === 'stopped' ? 'is-stopped' : ''}">
      <div class="pic-main">
        ${isTable ? html`<wz-message-table .rows=${wanted} .clock=${this.clock}></wz-message-table>` : this.#render(rows, wanted.length - rows.length)}
        ${this.#isLive ? nothing : html`<wz-scrubber .desk=${this.desk} .clock=${this.clock}></wz-scrubber>`}
      </div>
      ${aside ? html`<wz-aside .desk=${this.desk}></wz-aside>` : nothing}
    </div>`;
  }

  #render(rows: Row[], above: number): TemplateResult {
    const stopped = this.#server.part === 'stopped';
    return html`<div
        class="pic ${this.#crowded ? 'is-crowded' : ''}"
        role="log"
        aria-label=${t('messages.log')}
        tabindex="0"
        @scroll=${this.#end.scrolled}
        style=${placeStyle(this.#sizes())}
      >
        <div class="pic-body">
          ${rails(this.#grid, (name) => this.#isHere(name))}
          <div class="turns">${this.#older(rows, above)}${this.#rows(rows)}</div>
          ${stopped ? this.#stopped() : (this.#cut() ?? this.#empty(rows))}
        </div>
      </div>
      ${this.#end.stuck ? nothing : html`<button class="btn to-newest" type="button" @click=${() => this.#end.goToEnd()}>${icon('down')}<span>${t('messages.newest')}</span></button>`}`;
  }

  #rows(rows: Row[]): unknown {
    const now = this.clock.now();
    return repeat(
      rows,
      ({ n }) => n,
      (row) => {
        switch (row.type) {
          case 'swap':
            return swapMark(row);
          case 'gap':
            return gapMark(row);
          case 'presence':
            return presenceMark(row, this.#grid);
          case 'turn':
            return this.#turn(row, now);
        }
      },
    );
  }

  #turn(turn: Turn, now: number): TemplateResult {
    const aside = this.#picture.state?.aside;
    const from = turn.came && this.#all.sentFrom(turn.came)?.place;
    const opened = aside?.type === 'message' && aside.n === turn.n ? (aside.sent ?? 'came') : undefined;
    return html`<wz-turn
      .turn=${turn}
      .grid=${this.#grid}
      .from=${from}
      .because=${this.#because(turn)}
      .unheard=${this.#unheard(turn)}
      .canMend=${this.#canMend(turn, from)}
      .when=${timeAgo(turn.at, now)}
      .fresh=${this.#isFresh(turn, now)}
      .opened=${opened}
      .open=${this.#open}
    ></wz-turn>`;
  }

  #because(turn: Turn): string | undefined {
    const cause = causeOf(turn, this.#all);
    return cause?.turn.sent[cause.sent]?.op;
  }

  #unheard({ sent }: Turn): Got[] {
    return sent.flatMap(({ got }) => got.filter((each) => this.#all.isUnheard(each)));
  }

  #canMend({ came, lost }: Turn, from: Line | undefined): boolean {
    if (!came || lost?.nearest === undefined || this.#role.part !== 'edit') return false;
    return this.#role.workbench.findOp(came.op, from) !== undefined;
  }

  readonly #open = ({ n }: Turn, sent: number | undefined): void => this.desk?.open({ type: 'message', n, sent });

  get #isLive(): boolean {
    return (this.#picture.state?.moment.type ?? 'live') === 'live';
  }

  get #all(): Messages {
    return this.#messages.part ?? NO_MESSAGES;
  }

  /** Of all rows, those that are to be seen now. */
  #wanted(): Row[] {
    const { filter = NO_FILTER, moment } = this.#picture.state ?? {};
    const until = moment === undefined || moment.type === 'live' ? Infinity : moment.n;
    return this.#all.rows.filter((row) => row.n <= until && passes(row, filter));
  }

  /** It came just now, or comes once more. */
  #isFresh({ n, at }: Turn, now: number): boolean {
    const moment = this.#picture.state?.moment;
    return moment?.type === 'replay' ? n === moment.n : moment?.type !== 'paused' && now - at < FRESH_MS;
  }

  /** Lanes for all who are here, who have a pane, or who are still in the picture. */
  #follow(rows: Row[]): void {
    const seen = rows.flatMap((row) => (row.type === 'turn' ? namesOf(row) : row.type === 'presence' ? [row.name] : []));
    const names = [...(this.#panes.part ?? []).map(({ name }) => name), ...(this.#clients.part ?? []).map(({ name }) => name), ...seen];
    const lanes = arrange(this.#grid.lanes, names.filter(Boolean));
    if (!sameLanes(lanes, this.#grid.lanes)) this.#grid = new Grid(lanes);
    const newest = this.#all.rows.at(-1)?.at ?? 0;
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

  /** `above`: rows that are kept and for which there is no room; the scrubber leads to them. */
  #older(rows: Row[], above: number): TemplateResult | typeof nothing {
    const count = this.#all.forgotten + above;
    return count > 0 && rows.length > 0 ? html`<p class="older">${t('messages.older', { count })}</p>` : nothing;
  }

  /** Somebody's network is cut, by a press of a button: here is the way back. */
  #cut(): TemplateResult | undefined {
    const cut = this.#panes.part?.find(({ network }) => network === 'cut');
    if (!cut) return undefined;
    const { token, name } = cut;
    return html`<p class="pic-say low">
      <span>${t('messages.cut', { name })}</span>
      <button class="btn" type="button" @click=${() => this.#panes.workbench.panes.setNetwork(token, 'on')}>
        ${icon('reload')}<span>${t('pane.undo-cut', { name })}</span>
      </button>
    </p>`;
  }

  #stopped(): TemplateResult {
    return html`<p class="pic-say low"><b>${t('messages.stopped')}</b></p>`;
  }

  #empty(rows: Row[]): TemplateResult | typeof nothing {
    if (rows.some(({ type }) => type === 'turn') || !this.#ready.part) return nothing;
    if (this.#all.rows.some(({ type }) => type === 'turn') && this.#picture.state?.filter) {
      return html`<p class="pic-say"><b>${t('messages.none-pass')}</b></p>`;
    }
    const nobody = (this.#panes.part ?? []).length === 0;
    return html`<p class="pic-say">
      <b>${t(nobody ? 'messages.no-clients' : 'messages.none')}</b> ${t(nobody ? 'messages.no-clients.says' : 'messages.none.says')}
    </p>`;
  }
}
