import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';
import '../lesson/wz-lesson.ts';

/** The button that opens the drawer of the lesson and closes it. */
@customElement('wz-lessons')
export class WzLessons extends LightElement {
  readonly #isOpen = new WorkbenchController(this, (state) => state.lessons.isOpen);

  protected override render(): TemplateResult {
    const isOpen = this.#isOpen.part === true;
    return html`<button
      class="btn quiet ${isOpen ? 'pressed' : ''}"
      type="button"
      aria-pressed=${isOpen ? 'true' : 'false'}
      @click=${() => this.#isOpen.workbench.lessons.toggle()}
    >
      ${icon('book')}<span>${t('lessons.open')}</span>
    </button>`;
  }
}
