import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Prediction } from '../../../server/protocol/lesson.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t } from '../../texts/text.ts';
import { lessonWords } from './lesson-text.ts';

let questions = 0;

/** Something to guess before it is tried. After a choice, whichever it was, the right one is shown and why. Emits `choice`, a CustomEvent with its index. */
@customElement('wz-question')
export class WzQuestion extends LightElement {
  @property({ attribute: false }) question: Prediction | undefined;
  @property({ attribute: false }) choice: number | undefined;
  /** It was answered before; by whom and how is not kept. */
  @property({ attribute: false }) isOver = false;
  @property({ attribute: false }) isFixed = false;

  /** There may be several on a page. */
  readonly #titleId = `question-${String((questions += 1))}`;

  protected override render(): TemplateResult | typeof nothing {
    const { question, choice } = this;
    if (!question) return nothing;
    const isShown = choice !== undefined || this.isOver;
    const isRight = choice === question.answer;
    return html`<div class="question" role="group" aria-labelledby=${this.#titleId}>
      <p id=${this.#titleId}><small>${t('lesson.predict')}</small>${lessonWords(question.question)}</p>
      <ul class="choices">
        ${question.choices.map((_, at) => html`<li>${this.#choice(question, at, isShown)}</li>`)}
      </ul>
      <div role="status">
        ${
          isShown
            ? html`<p class="because">
                ${choice === undefined ? nothing : html`<b>${t(isRight ? 'lesson.predict.yes' : 'lesson.predict.no')}</b> `}${lessonWords(question.because)}
              </p>`
            : nothing
        }
      </div>
    </div>`;
  }

  #choice(question: Prediction, at: number, isShown: boolean): TemplateResult {
    const isRight = isShown && at === question.answer;
    const isMine = this.choice === at;
    return html`<button
      class="btn choice ${isRight ? 'is-right' : ''} ${isMine ? 'is-mine' : ''}"
      type="button"
      aria-pressed=${isMine ? 'true' : 'false'}
      ?disabled=${this.isFixed}
      @click=${() => this.dispatchEvent(new CustomEvent('choice', { detail: at }))}
    >
      <span>${lessonWords(question.choices[at] ?? [])}</span>${isRight ? icon('check') : nothing}
    </button>`;
  }
}
