import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LessonStep } from '../../../server/protocol/lesson.ts';
import type { LessonCalls, OpenLesson } from '../../lessons/lesson-state.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { OfferUndo } from '../../parts/offer-undo.ts';
import { richText } from '../../parts/rich-text.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { segments, t } from '../../texts/text.ts';
import { checkCard } from './check-card.ts';
import { lessonBlocks, lessonWords } from './lesson-text.ts';
import { plainProblem } from './problem-words.ts';
import './wz-lesson-end.ts';
import './wz-question.ts';

type Shown = TemplateResult | typeof nothing;

/** The steps of a lesson, the current one with all that it says, and what can be done about it. Emits `keep` at the end. */
@customElement('wz-steps')
export class WzSteps extends LightElement {
  @property({ attribute: false }) open: OpenLesson | undefined;
  readonly #role = new WorkbenchController(this, (state) => state.role);
  /** Hints of the current step that were asked for. */
  #hints = 0;
  /** The current step got its tick while it was looked at. */
  #isFresh = false;
  /** What is to be seen after the next paint, as a selector. */
  #wanted = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('open');
    const { open } = this;
    if (!changed.has('open') || !open) return;
    const isSame = before?.step === open.step && before.lesson.id === open.lesson.id;
    if (!isSame) {
      this.#hints = 0;
      this.#isFresh = false;
      this.#wanted = '.step.now';
    } else if (!open.done.has(open.step)) this.#isFresh = false;
    else if (!before.done.has(open.step)) this.#isFresh = true;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#wanted !== '') this.querySelector(this.#wanted)?.scrollIntoView({ block: 'nearest' });
    this.#wanted = '';
  }

  protected override render(): Shown {
    const { open } = this;
    if (!open) return nothing;
    const { lesson, step } = open;
    const current = lesson.steps[step];
    return html`<div class="lesson-body">
        ${step === 0 && lesson.intro.length > 0 ? html`<div class="what intro-words">${lessonBlocks(lesson.intro)}</div>` : nothing}
        <ol class="steps" aria-label=${t('lesson.steps')}>
          ${lesson.steps.map((each, at) => this.#step(open, each, at))}
        </ol>
        ${current ? nothing : html`<wz-lesson-end .open=${open}></wz-lesson-end>`}
      </div>
      <p class="vh" role="status">${current ? this.#heard(open, current) : ''}</p>
      ${this.#role.part === 'look' ? html`<p class="lesson-look">${t('lesson.look')}</p>` : current ? this.#foot(open, current) : nothing}`;
  }

  #step(open: OpenLesson, step: LessonStep, at: number): TemplateResult {
    const isDone = open.done.has(at);
    const isNow = open.step === at;
    const kind = `${isDone ? 'is-done' : ''} ${isNow ? 'now' : ''} ${isNow && this.#isFresh ? 'is-fresh' : ''}`;
    return html`<li class="step ${kind}">
      <span class="peg" aria-hidden="true">${isDone ? icon('check') : at + 1}</span>
      <button
        class="name"
        type="button"
        aria-current=${isNow ? 'step' : 'false'}
        ?disabled=${this.#role.part === 'look'}
        @click=${() => this.#calls.goTo(at)}
      >
        ${step.title}${isDone ? html`<span class="vh"> ${t('lesson.step.done')}</span>` : nothing}
      </button>
      ${isNow ? this.#what(open, step) : nothing}
    </li>`;
  }

  #what(open: OpenLesson, step: LessonStep): TemplateResult {
    const isDone = open.done.has(open.step);
    return html`<div class="what">
      ${lessonBlocks(step.text)}
      ${
        step.predict
          ? html`<wz-question
              .question=${step.predict}
              .choice=${open.choice}
              .isOver=${isDone && step.kind === 'predict'}
              .isFixed=${this.#role.part === 'look'}
              @choice=${({ detail }: CustomEvent<number>) => this.#calls.choose(detail)}
            ></wz-question>`
          : nothing
      }
      ${step.live && !isDone ? html`<p class="check-says">${icon('messages')}<span>${richText(segments('lesson.live.wait', { op: step.live.op }))}</span></p>` : nothing}
      ${isDone ? nothing : checkCard(step, open.check)} ${this.#hintList(step)}
      ${this.#isFresh && step.kind !== 'predict' ? html`<p class="works">${icon('check')}<b>${t('lesson.ticked')}</b></p>` : nothing}
      ${this.#restart(step)}
    </div>`;
  }

  #hintList({ hints }: LessonStep): Shown {
    if (this.#hints === 0) return nothing;
    return html`<ol class="hints" aria-label=${t('lesson.hints')} aria-live="polite">
      ${hints.slice(0, this.#hints).map((hint) => html`<li>${icon('bulb')}<span>${lessonWords(hint)}</span></li>`)}
    </ol>`;
  }

  #restart(step: LessonStep): Shown {
    if (step.kind !== 'check' || this.#role.part === 'look') return nothing;
    return html`<button class="btn quiet restart" type="button" @click=${() => this.#put('begins', t('lesson.restarted'))}>
      ${icon('replay')}<span>${t('lesson.restart')}</span>
    </button>`;
  }

  #foot(open: OpenLesson, step: LessonStep): TemplateResult {
    return html`<footer class="foot">
      ${this.#help(step)}
      <button class="btn go-next ${open.done.has(open.step) ? 'loud' : ''}" type="button" @click=${() => this.#calls.next()}>
        <span>${t('lesson.next')}</span>${icon('next')}
      </button>
    </footer>`;
  }

  /** A hint at a time; after the last one, the code itself. */
  #help(step: LessonStep): Shown {
    const count = step.hints.length;
    if (this.#hints < count) {
      return html`<button class="btn" type="button" @click=${() => this.#hint()}>
        ${icon('bulb')}<span>${t('lesson.hint', { number: this.#hints + 1, count })}</span>
      </button>`;
    }
    if (!changesFiles(step)) return nothing;
    return html`<button class="btn" type="button" @click=${() => this.#put('ends', t('lesson.showed'))}>
      ${icon('eye')}<span>${t('lesson.show')}</span>
    </button>`;
  }

  /** What is said aloud: the tick, or what is still otherwise. */
  #heard({ check }: OpenLesson, step: LessonStep): string {
    if (this.#isFresh) return t('lesson.ticked');
    const result = check.type === 'checked' ? check.result : undefined;
    if (result?.type !== 'failed') return '';
    return `${t('check.not-yet')} ${plainProblem(step, result)}`;
  }

  #hint(): void {
    this.#hints += 1;
    this.#wanted = '.hints li:last-child';
    this.requestUpdate();
  }

  #put(which: 'begins' | 'ends', words: string): void {
    this.dispatchEvent(new OfferUndo(words, this.#calls.put(which)));
  }

  get #calls(): LessonCalls {
    return this.#role.workbench.lessons;
  }
}

function changesFiles({ begins, ends }: LessonStep): boolean {
  return Object.entries(ends).some(([path, text]) => begins[path] !== text);
}
