import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { assertNever } from '../../../runtime/assert-never.ts';
import type { LessonState, OpenLesson, ProjectLesson } from '../../lessons/lesson-state.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import './lesson.css';
import './wz-lesson-chooser.ts';
import './wz-steps.ts';

/** The drawer at the left: the project's lesson, or all lessons where it has none. */
@customElement('wz-lesson')
export class WzLesson extends LightElement {
  readonly #lessons = new WorkbenchController(this, (state) => state.lessons);

  protected override render(): TemplateResult | typeof nothing {
    const { part } = this.#lessons;
    if (!part?.isOpen) return nothing;
    return html`<aside class="panel lesson" aria-label=${t('lessons.label')} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <header class="head">
        ${title(part.lesson)}<span class="space"></span>${iconButton('close', t('lessons.close'), () => this.#close())}
      </header>
      ${this.#body(part.lesson)}
    </aside>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // The grid around it makes room.
    this.closest('.work')?.classList.toggle('with-lesson', this.#state?.isOpen === true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.closest('.work')?.classList.remove('with-lesson');
  }

  get #state(): LessonState | undefined {
    return this.#lessons.part;
  }

  #body(lesson: ProjectLesson): TemplateResult {
    switch (lesson.type) {
      case 'none':
        return html`<wz-lesson-chooser></wz-lesson-chooser>`;
      case 'loading':
        return html`<div class="blank" role="status">${icon('reload')}<b>${t('lessons.loading')}</b></div>`;
      case 'no-host':
        return html`<div class="blank" role="status">
          ${icon('cloud')}<b>${t('lessons.no-host')}</b>
          <p>${t('lessons.no-host.says')}</p>
          <button class="btn" type="button" @click=${() => this.#lessons.workbench.lessons.load()}>${t('lessons.again')}</button>
        </div>`;
      case 'unknown':
        return html`<div class="blank" role="status">
          ${icon('book')}<b>${t('lessons.unknown')}</b>
          <p>${t('lessons.unknown.says')}</p>
        </div>`;
      case 'open':
        return html`<wz-steps .open=${lesson} @keep=${() => this.#close()}></wz-steps>`;
      default:
        return assertNever(lesson);
    }
  }

  /** The focus goes to the button that opens it again. */
  #close(): void {
    const hadFocus = this.contains(document.activeElement);
    this.#lessons.workbench.lessons.toggle();
    if (hadFocus) document.querySelector<HTMLElement>('wz-lessons button')?.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.#close();
  }
}

function title(lesson: ProjectLesson): TemplateResult {
  if (lesson.type !== 'open') return html`<h2>${t('lessons.all')}</h2>`;
  return html`<span>
    <small>${place(lesson)}</small>
    <h2>${lesson.lesson.title}</h2>
  </span>`;
}

function place({ lesson: { number, steps }, step }: OpenLesson): string {
  if (step >= steps.length) return t('lesson.number', { number });
  return t('lesson.place', { number, step: step + 1, steps: steps.length });
}
