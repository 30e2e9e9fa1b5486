import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Side } from '../../../runtime/side.ts';
import { applyFix } from '../../checking/apply-fix.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { ownWords } from '../../parts/own-words.ts';
import { richText } from '../../parts/rich-text.ts';
import { isCalm, mistakesOf, type Fix, type Mistake } from '../../state/mistake.ts';
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
  readonly #mistakes = new WorkbenchController(this, mistakesOf);
  readonly #role = new WorkbenchController(this, (state) => state.role);
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
    const mistakes = (this.#mistakes.part ?? []).filter(({ side }) => side === this.side);
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

  #card(mistake: Mistake, more: number): TemplateResult {
    const { title, todo } = explain(mistake);
    const calm = isCalm(mistake);
    return html`<article class="card ${calm ? 'is-calm' : ''}">
      <header>
        ${icon(calm ? 'info' : 'alert')}
        <p>${richText(title)}</p>
        ${iconButton('close', t('mistake.close'), () => this.#close())}
      </header>
      <div class="do">
        <p>${richText(todo)}</p>
        ${mistake.fix ? this.#button(mistake, mistake.fix) : nothing}
      </div>
      <div class="more">
        ${this.#link(mistake)}${ownWords(mistake.original)}${more > 0 ? html`<small>${t('mistake.more', { count: more })}</small>` : nothing}
      </div>
    </article>`;
  }

  #button(mistake: Mistake, fix: Fix): TemplateResult | typeof nothing {
    if (this.#role.part !== 'edit') return nothing;
    return html`<button class="btn loud" type="button" @click=${() => this.#mend(mistake, fix)}>
      ${icon('mend')}<span>${t(`mistake.fix.${fix.kind}`)}</span>
    </button>`;
  }

  /** The cursor goes where the text was changed: the button that was pressed goes away. */
  #mend({ file, line, column }: Mistake, fix: Fix): void {
    const { workbench } = this.#mistakes;
    const id = workbench.store.state.files.find(({ path }) => path === file)?.id;
    const edited = id === undefined ? undefined : workbench.editedFile(id);
    if (!edited || file === undefined) return;
    applyFix(edited, fix);
    workbench.goTo(file, line, column);
  }

  #link({ file, line, column }: Mistake): TemplateResult | typeof nothing {
    if (file === undefined || line === undefined) return nothing;
    const words = file === this.#open.part ? t('mistake.go', { line }) : t('mistake.go-file', { file, line });
    return html`<button class="go" type="button" @click=${() => this.#mistakes.workbench.goTo(file, line, column)}>${words}</button>`;
  }

  #close(): void {
    this.#view = 'closed';
    this.requestUpdate();
  }
}
