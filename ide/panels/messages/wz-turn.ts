import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Got, Line, Sent, Turn } from '../../messages/row.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import type { Grid } from './grid.ts';
import { lostCard } from './lost-card.ts';
import { placeStyle } from './place-style.ts';
import { toWhom, turnInWords } from './turn-in-words.ts';
import { wiresOut } from './wires-out.ts';
import { wireIn } from './wire-in.ts';

/** More than this is never told apart in one block. */
const MOST_SENT = 3;

/**
 * One row of the picture: a wire in, the block of the handler that ran, wires out. All that it shows is a property whose value stays
 * the same while the row does: messages come by the hundred, and only what they change is rendered anew.
 */
@customElement('wz-turn')
export class WzTurn extends LightElement {
  @property({ attribute: false }) turn: Turn | undefined;
  @property({ attribute: false }) grid: Grid | undefined;
  /** The line of the page that sent it, where that is known. */
  @property({ attribute: false }) from: Line | undefined;
  /** Op of the message that made the page send it, if one did. */
  @property({ attribute: false }) because: string | undefined;
  /** Nobody listens on the pages of these for what they got. */
  @property({ attribute: false, hasChanged: areOthers }) unheard: readonly Got[] = [];
  /** Nobody handles it, and the code can be changed to what was meant. */
  @property({ attribute: false }) canMend = false;
  /** How long ago, in words. */
  @property({ attribute: false }) when = '';
  /** Just came: its wire travels once. */
  @property({ attribute: false }) fresh = false;
  /** Which of its messages is shown beside the picture: 'came', or the place among those that it sent. */
  @property({ attribute: false }) opened: 'came' | number | undefined;
  /** Show this one beside the picture. */
  @property({ attribute: false }) open: (turn: Turn, sent: number | undefined) => void = () => undefined;
  readonly #around = new WorkbenchController(this, () => undefined);

  protected override render(): TemplateResult | typeof nothing {
    const { turn, grid } = this;
    if (!turn || !grid) return nothing;
    // The answer to a lost message says what the card says.
    const shown = turn.lost ? [] : turn.sent.slice(0, MOST_SENT);
    const rows = turn.lost ? 'minmax(60px, auto)' : `42px repeat(${String(Math.max(1, shown.length))}, 44px)`;
    const kind = `${turn.lost ? 'lost' : ''} ${turn.failed ? 'is-failed' : ''} ${this.fresh ? 'fresh' : ''}`;
    return html`<div class="turn ${kind}" style=${placeStyle({ 'grid-template-rows': rows })}>
      <p class="vh">${turnInWords(turn)}</p>
      <span class="when">${this.when}</span>
      ${this.#came(turn, grid)} ${turn.lost ? this.#card(turn, grid) : this.#block(turn, grid, shown)}
      ${shown.map((sent, at) => this.#sent(turn, grid, sent, at))}
    </div>`;
  }

  #came(turn: Turn, grid: Grid): TemplateResult | typeof nothing {
    const { came } = turn;
    if (!came) return nothing;
    const open = (): void => this.open(turn, undefined);
    return wireIn(grid, came, turn.lost !== undefined, { isOpen: this.opened === 'came', open }, this.because);
  }

  #sent(turn: Turn, grid: Grid, sent: Sent, at: number): unknown {
    return wiresOut({
      grid,
      sent,
      row: at + 2,
      unheard: this.unheard,
      isOpen: this.opened === at,
      open: () => this.open(turn, at),
    });
  }

  #block(turn: Turn, grid: Grid, shown: Sent[]): TemplateResult {
    const place = { 'grid-column': grid.server, 'grid-row': `1 / ${String(Math.max(1, shown.length) + 2)}` };
    const more = turn.sent.length - shown.length + turn.more;
    return html`${this.#run(turn, place)}
    ${shown.map(
      (sent, at) =>
        html`<span class="all" aria-hidden="true" style=${placeStyle({ 'grid-column': grid.server, 'grid-row': String(at + 2) })}>
          ${sent.to === 'one' ? nothing : icon('users')}<span>${toWhom(sent)}</span>${at === shown.length - 1 && more > 0 ? html`<span>${t('messages.more-sent', { count: more })}</span>` : nothing}
        </span>`,
    )}`;
  }

  #run({ came, place: line, failed }: Turn, place: Record<string, string>): TemplateResult {
    const code = came ? `on('${came.op}')` : t('messages.by-itself');
    const to = failed?.file !== undefined && failed.line !== undefined ? { file: failed.file, line: failed.line } : line;
    const says = failed
      ? html`<small class="went-wrong">${icon('cross')}${to ? t('messages.failed-line', { line: to.line }) : t('messages.failed')}</small>`
      : line
        ? html`<small>${t('messages.line', { line: line.line })}</small>`
        : nothing;
    const words = html`<code title=${code}>${code}</code>${says}`;
    if (!to) return html`<div class="run" style=${placeStyle(place)}>${words}</div>`;
    return html`<button class="run" type="button" style=${placeStyle(place)} @click=${() => this.#around.workbench.goTo(to.file, to.line)}>
      ${words} <span class="vh">${t('messages.go')}</span>
    </button>`;
  }

  #card(turn: Turn, grid: Grid): TemplateResult | typeof nothing {
    const { came, lost } = turn;
    if (!came || !lost) return nothing;
    const { from } = this;
    // looked for when it is pressed: the code may have changed since
    const change = (): void => this.#around.workbench.findOp(came.op, from)?.change(lost.nearest ?? '');
    const go = from && ((): void => this.#around.workbench.goTo(from.file, from.line));
    return lostCard({ came, lost, grid, change: this.canMend ? change : undefined, go, line: from?.line });
  }
}

function areOthers(some: readonly Got[], before: readonly Got[] = []): boolean {
  return some.length !== before.length || some.some((got, at) => got !== before[at]);
}
