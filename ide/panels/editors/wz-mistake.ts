import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Diagnostic } from '../../../server/protocol/diagnostic.ts';
import type { Side } from '../../../runtime/side.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { ownWords } from '../../parts/own-words.ts';
import { richText } from '../../parts/rich-text.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { explain } from '../../texts/explain.ts';
import { t } from '../../texts/text.ts';

/** How long a first mistake waits for the pupil to end the line, in milliseconds. */
const PATIENCE_MS = 1500;

/**
 * The first mistake of one side, in words: what happened, one thing to do, where. A card that is there follows the code
 * at once; a new one waits a little, since half a line is always a mistake.
 */
@customElement('wz-mistake')
export class WzMistake extends LightElement {
  @property({ attribute: false }) side: Side = 'server';
  /** Milliseconds. */
  @property({ attribute: false }) patience = PATIENCE_MS;
  readonly #diagnostics = new WorkbenchController(this, (state) => state.diagnostics);
  readonly #open = new WorkbenchController(this, (state) => state.files.find(({ id }) => id === state.open[this.side])?.path);
  #view: 'none' | 'waiting' | 'shown' | 'closed' = 'none';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#view = 'none';
  }

  /** Shows the card now, also when it was closed. */
  reveal(): void {
    clearTimeout(this.#timer);
    this.#view = 'shown';
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const mistakes = (this.#diagnostics.part ?? []).filter(({ side }) => side === this.side);
    const [first] = mistakes;
    this.#follow(first !== undefined);
    return html`<div class="mistake" role="status">
      ${first && this.#view === 'shown' ? this.#card(first, mistakes.length - 1) : nothing}
    </div>`;
  }

  #follow(some: boolean): void {
    if (!some) {
      clearTimeout(this.#timer);
      this.#view = 'none';
    } else if (this.#view === 'none') {
      this.#view = 'waiting';
      this.#timer = setTimeout(() => this.reveal(), this.patience);
    }
  }

  #card(mistake: Diagnostic, more: number): TemplateResult {
    const { title, todo } = explain(mistake);
    return html`<article class="card">
      <header>
        ${icon('alert')}
        <p>${richText(title)}</p>
        ${iconButton('close', t('mistake.close'), () => this.#close())}
      </header>
      <p class="do">${richText(todo)}</p>
      <div class="more">
        ${this.#link(mistake)}${ownWords(mistake.original)}${more > 0 ? html`<small>${t('mistake.more', { count: more })}</small>` : nothing}
      </div>
    </article>`;
  }

  #link({ file, line, column }: Diagnostic): TemplateResult | typeof nothing {
    if (file === undefined || line === undefined) return nothing;
    const words = file === this.#open.part ? t('mistake.go', { line }) : t('mistake.go-file', { file, line });
    return html`<button class="go" type="button" @click=${() => this.#diagnostics.workbench.goTo(file, line, column)}>${words}</button>`;
  }

  #close(): void {
    this.#view = 'closed';
    this.requestUpdate();
  }
}
