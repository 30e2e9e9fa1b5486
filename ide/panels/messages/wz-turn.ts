import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { richText } from '../../parts/rich-text.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { explain } from '../../texts/explain.ts';
import { t } from '../../texts/text.ts';
import type { Grid } from './grid.ts';
import { laneOf } from './lanes.ts';
import { toWhom, turnInWords } from './turn-in-words.ts';
import type { Sent, Turn } from './turn.ts';
import { wiresOut } from './wires-out.ts';
import { wireIn } from './wire-in.ts';

/** More than this is never told apart in one block. */
const MOST_SENT = 3;

/** One row of the picture: a wire in, the block of the handler that ran, wires out. */
@customElement('wz-turn')
export class WzTurn extends LightElement {
  @property({ attribute: false }) turn: Turn | undefined;
  @property({ attribute: false }) grid: Grid | undefined;
  /** How long ago, in words. */
  @property({ attribute: false }) when = '';
  /** Just came: its wire travels once. */
  @property({ attribute: false }) fresh = false;
  readonly #role = new WorkbenchController(this, (state) => state.role);

  protected override render(): TemplateResult | typeof nothing {
    const { turn, grid } = this;
    if (!turn || !grid) return nothing;
    // The answer to a lost message says what the card says.
    const shown = turn.lost ? [] : turn.sent.slice(0, MOST_SENT);
    const rows = turn.lost ? '60px' : `42px repeat(${String(Math.max(1, shown.length))}, 44px)`;
    return html`<div class="turn ${turn.lost ? 'lost' : ''} ${this.fresh ? 'fresh' : ''}" style=${styleMap({ gridTemplateRows: rows })}>
      <p class="vh">${turnInWords(turn)}</p>
      <span class="when">${this.when}</span>
      ${turn.came ? wireIn(grid, turn.came, turn.lost !== undefined) : nothing}
      ${turn.lost ? this.#card(turn, turn.lost, grid) : this.#block(turn, grid, shown)}
      ${shown.map((sent, at) => wiresOut(grid, sent, at + 2))}
    </div>`;
  }

  #block(turn: Turn, grid: Grid, shown: Sent[]): TemplateResult {
    const place = { gridColumn: grid.server, gridRow: `1 / ${String(Math.max(1, shown.length) + 2)}` };
    const more = turn.sent.length - shown.length;
    return html`${this.#run(turn, place)}
    ${shown.map(
      (sent, at) =>
        html`<span class="all" aria-hidden="true" style=${styleMap({ gridColumn: grid.server, gridRow: String(at + 2) })}>
          ${sent.to === 'one' ? nothing : icon('users')}<span>${toWhom(sent)}</span>${at === shown.length - 1 && more > 0 ? html`<span>${t('messages.more-sent', { count: more })}</span>` : nothing}
        </span>`,
    )}`;
  }

  #run({ came, file, line }: Turn, place: Record<string, string>): TemplateResult {
    const code = came ? `on('${came.op}')` : t('messages.by-itself');
    const words = html`<code title=${code}>${code}</code
      >${line === undefined ? nothing : html`<small>${t('messages.line', { line })}</small>`}`;
    if (file === undefined || line === undefined || !came) return html`<div class="run" style=${styleMap(place)}>${words}</div>`;
    return html`<button
      class="run"
      type="button"
      aria-label=${t('messages.go', { op: came.op, line })}
      style=${styleMap(place)}
      @click=${() => this.#role.workbench.goTo(file, line)}
    >
      ${words}
    </button>`;
  }

  #card({ came }: Turn, lost: { code: string; nearest?: string }, grid: Grid): TemplateResult | typeof nothing {
    if (!came) return nothing;
    const side = laneOf(grid.lanes, came.name)?.side ?? 'left';
    const params = { op: came.op, ...(lost.nearest === undefined ? {} : { nearest: lost.nearest }) };
    const { title, todo } = explain({ code: lost.code, params });
    return html`<div class="ask ${side === 'left' ? 'l' : 'r'}" aria-hidden="true" style=${styleMap({ gridColumn: grid.beyond(side) })}>
      <p><strong>${richText(title)}</strong>${richText(todo)}</p>
    </div>`;
  }
}
