import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lesson, LessonSummary } from '../../server/protocol/lesson.ts';
import { fetchLesson, type Fetched } from '../lessons/fetch-lessons.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { richText } from '../parts/rich-text.ts';
import { cut, t } from '../texts/text.ts';
import { toldWords } from './told-words.ts';

/** One lesson in short. What goes wrong in it is fetched when somebody wants to know. */
@customElement('wz-lesson-sheet')
export class WzLessonSheet extends LightElement {
  @property({ attribute: false }) lesson: LessonSummary | undefined;
  #fetched: Fetched<Lesson> | 'on-its-way' | undefined;

  /** The lesson comes anew in another language. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('lesson') || this.#fetched === undefined || !this.lesson) return;
    this.#fetched = undefined;
    void this.#fetch(this.lesson.id);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { lesson } = this;
    if (!lesson) return nothing;
    const { id, number, title, summary, teaches, minutes, steps } = lesson;
    return html`<div class="sheet-head">
        <span class="peg" aria-hidden="true">${number}</span>
        <div class="sheet-words">
          <h3>${title}</h3>
          <p>${teaches === undefined ? summary : richText(cut(teaches, {}))}</p>
        </div>
        <small class="min">${t('teachers.length', { minutes, steps })}</small>
        <a class="btn" href="teachers/${encodeURIComponent(id)}" aria-label=${t('teachers.preview.of', { title })}>
          ${icon('eye')}<span>${t('teachers.preview')}</span>
        </a>
      </div>
      <details @toggle=${() => void this.#fetch(id)}>
        <summary>${t('teachers.wrong')}</summary>
        ${this.#wrong()}
      </details>`;
  }

  #wrong(): TemplateResult | typeof nothing {
    const fetched = this.#fetched;
    if (fetched === undefined) return nothing;
    if (fetched === 'on-its-way') return html`<p role="status">${t('teachers.loading')}</p>`;
    if (!fetched.ok) return html`<p role="status">${t(fetched.why === 'no-host' ? 'lessons.no-host' : 'lessons.unknown')}</p>`;
    const steps = fetched.value.steps.filter(({ say }) => Object.keys(say).length > 0);
    if (steps.length === 0) return html`<p>${t('teachers.wrong.none')}</p>`;
    return html`<p class="note">${t('teachers.wrong.says')}</p>
      ${steps.map(
        ({ title, say }) =>
          html`<h4>${title}</h4>
            ${toldWords(say)}`,
      )}`;
  }

  async #fetch(id: string): Promise<void> {
    if (this.#fetched === 'on-its-way' || (this.#fetched && this.#fetched.ok)) return;
    this.#fetched = 'on-its-way';
    this.requestUpdate();
    this.#fetched = await fetchLesson(new URL('api/', document.baseURI).href, id);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-lesson-sheet': WzLessonSheet;
  }
}
