import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OpenLesson } from '../../lessons/lesson-state.ts';
import { startLesson } from '../../lessons/start-lesson.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t, type PlainKey } from '../../texts/text.ts';

/** After the last step: what was built, and what may come next. Emits `keep`, which bubbles: the pupil goes on with this project. */
@customElement('wz-lesson-end')
export class WzLessonEnd extends LightElement {
  @property({ attribute: false }) open: OpenLesson | undefined;
  readonly #role = new WorkbenchController(this, (state) => state.role);
  #busy = false;
  #trouble: PlainKey | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { open } = this;
    if (!open) return nothing;
    const { lesson, done } = open;
    const isWhole = lesson.steps.every((_, at) => done.has(at));
    return html`<section class="lesson-end">
      <h3>${icon(isWhole ? 'check' : 'book')}${t(isWhole ? 'lesson.end.title' : 'lesson.end.at')}</h3>
      <p><b>${lesson.title}</b><br />${lesson.summary}</p>
      ${isWhole ? nothing : html`<p>${t('lesson.end.left')}</p>`}
      <p>${lesson.next ? t('lesson.end.next', { title: lesson.next.title }) : t('lesson.end.last')}</p>
      <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${t(this.#trouble)}</span></p>` : nothing}</div>
      <div class="lesson-end-go">
        ${this.#next()}
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('keep', { bubbles: true }))}>
          <span>${t('lesson.end.keep')}</span>
        </button>
      </div>
    </section>`;
  }

  #next(): TemplateResult | typeof nothing {
    const next = this.open?.lesson.next;
    if (!next || this.#role.part === 'look') return nothing;
    return html`<button
      class="btn loud"
      type="button"
      aria-disabled=${this.#busy ? 'true' : 'false'}
      @click=${() => void this.#go(next.id)}
    >
      <span>${t(this.#busy ? 'lessons.start.busy' : 'lesson.end.go')}</span>${icon(this.#busy ? 'reload' : 'next')}
    </button>`;
  }

  async #go(id: string): Promise<void> {
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    if (this.#busy) return;
    this.#show(true);
    this.#show(false, await startLesson(id));
  }

  #show(busy: boolean, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}
