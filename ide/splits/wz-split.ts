import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LightElement } from '../parts/light-element.ts';
import { t } from '../texts/text.ts';
import { measure, type Measured } from './measure.ts';
import { keep, LEAST, place, putBack, within, type Split } from './splits.ts';

/** How far an arrow key moves a line, in hundredths. */
const STEP = 2;

/**
 * A line between two parts of the screen. It is dragged, or moved by the arrow keys, Home and End; a double press or Enter puts it
 * back. Which way it lies is up to the grid of `ide.css`, which turns it where the screen is narrow.
 */
@customElement('wz-split')
export class WzSplit extends LightElement {
  @property({ attribute: false }) split: Split = 'editors';
  @query('[role="separator"]') protected readonly line!: HTMLElement | null;
  readonly #resized = new ResizeObserver(() => this.#look());
  #moved = false;
  #shown: Measured = { upright: true, start: 0, size: 0, at: 50 };

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    this.#watch();
  }

  protected override render(): TemplateResult {
    const { upright, at } = this.#shown;
    return html`<div
      class="split is-${this.split}"
      role="separator"
      tabindex="0"
      aria-label=${t(`split.${this.split}`)}
      aria-orientation=${upright ? 'vertical' : 'horizontal'}
      aria-valuenow=${Math.round(at)}
      aria-valuemin=${LEAST[this.split].before}
      aria-valuemax=${100 - LEAST[this.split].after}
      title=${t('split.says')}
      @pointerdown=${this.#grab}
      @pointermove=${this.#drag}
      @lostpointercapture=${this.#drop}
      @keydown=${this.#key}
      @dblclick=${this.#back}
    ></div>`;
  }

  /** The parts on both sides change with every line that is moved, and with the window. */
  #watch(): void {
    if (this.line) this.#resized.observe(this.line);
  }

  #look(): void {
    const shown = this.line && measure(this.line, this.split);
    if (!shown) return;
    this.#shown = shown;
    this.requestUpdate();
  }

  #grab(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    this.line?.setPointerCapture(event.pointerId);
    this.#moved = false;
    this.#look();
  }

  #drag({ pointerId, clientX, clientY }: PointerEvent): void {
    if (!this.line?.hasPointerCapture(pointerId)) return;
    const { upright, start, size } = this.#shown;
    const { width, height } = this.line.getBoundingClientRect();
    const middle = upright ? clientX - width / 2 : clientY - height / 2;
    this.#moved = true;
    this.#move(((middle - start) / size) * 100);
  }

  #drop(): void {
    if (this.#moved) keep(this.split, this.#shown.at);
  }

  #key(event: KeyboardEvent): void {
    this.#look();
    const { upright, at } = this.#shown;
    const to = new Map([
      [upright ? 'ArrowLeft' : 'ArrowUp', at - STEP],
      [upright ? 'ArrowRight' : 'ArrowDown', at + STEP],
      ['Home', 0],
      ['End', 100],
    ]).get(event.key);
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) {
      this.#back();
      return;
    }
    this.#move(to);
    keep(this.split, this.#shown.at);
  }

  #move(to: number): void {
    place(this.split, within(this.split, to));
    this.#look();
  }

  #back(): void {
    putBack(this.split);
    this.#look();
  }
}
