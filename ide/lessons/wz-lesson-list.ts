import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LessonSummary } from '../../server/protocol/lesson.ts';
import { myProjects, type MyProject } from '../pages/my-projects.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { t, type PlainKey } from '../texts/text.ts';
import { finishedLessons } from './finished.ts';
import './lesson-list.css';
import { startLesson } from './start-lesson.ts';

/** Lessons, each with how far this computer is in it: a press begins it, or goes on where it was left. */
@customElement('wz-lesson-list')
export class WzLessonList extends LightElement {
  @property({ attribute: false }) lessons: readonly LessonSummary[] = [];
  readonly #finished = finishedLessons();
  readonly #mine = myProjects();
  /** The lesson that is on its way. */
  #busy: string | undefined;
  #trouble: PlainKey | undefined;

  protected override render(): TemplateResult {
    return html`<ol class="lesson-list">
        ${this.lessons.map((lesson) => html`<li>${this.#card(lesson)}</li>`)}
      </ol>
      <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${t(this.#trouble)}</span></p>` : nothing}</div>`;
  }

  #card(lesson: LessonSummary): TemplateResult {
    const { id, number, minutes } = lesson;
    const underWay = underWayIn(this.#mine, id);
    if (underWay) {
      const { step, steps } = underWay.lesson;
      const words = this.#words(lesson, t('lessons.under-way', { step: step + 1, steps }));
      return html`<a class="panel lesson-card is-now" href="e/${encodeURIComponent(underWay.id)}">
        <span class="peg" aria-hidden="true">${number}</span>${words}
      </a>`;
    }
    const isDone = this.#finished.has(id);
    const told = isDone ? t('lessons.done') : t('lessons.minutes', { count: minutes });
    return html`<button
      class="panel lesson-card ${isDone ? 'is-done' : ''}"
      type="button"
      aria-disabled=${this.#busy === undefined ? 'false' : 'true'}
      @click=${() => void this.#begin(id)}
    >
      <span class="peg" aria-hidden="true">${isDone ? icon('check') : number}</span>
      ${this.#words(lesson, this.#busy === id ? t('lessons.start.busy') : told)}
    </button>`;
  }

  #words({ title, summary }: LessonSummary, told: string): TemplateResult {
    return html`<span class="lesson-words"><b>${title}</b><small>${summary}</small></span
      ><small class="min">${told}</small>`;
  }

  async #begin(id: string): Promise<void> {
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    if (this.#busy !== undefined) return;
    this.#show(id);
    this.#show(undefined, await startLesson(id));
  }

  #show(busy: string | undefined, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}

/** The newest project of this computer that is in the middle of this lesson. */
function underWayIn(mine: readonly MyProject[], id: string): (MyProject & { lesson: NonNullable<MyProject['lesson']> }) | undefined {
  for (const project of mine) {
    const { lesson } = project;
    if (lesson?.id === id && lesson.step < lesson.steps) return { ...project, lesson };
  }
  return undefined;
}
