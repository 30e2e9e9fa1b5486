import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { LessonSummary } from '../../../server/protocol/lesson.ts';
import { fetchLessons, type Fetched } from '../../lessons/fetch-lessons.ts';
import '../../lessons/wz-lesson-list.ts';
import { icon } from '../../parts/icon.ts';
import { LightElement } from '../../parts/light-element.ts';
import { t } from '../../texts/text.ts';

/** All lessons, for a project that has none. */
@customElement('wz-lesson-chooser')
export class WzLessonChooser extends LightElement {
  #fetched: Fetched<LessonSummary[]> | undefined;

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    void this.#fetch();
  }

  protected override render(): TemplateResult {
    const fetched = this.#fetched;
    if (!fetched) return html`<div class="blank" role="status">${icon('reload')}<b>${t('lessons.list.loading')}</b></div>`;
    if (fetched.ok && fetched.value.length > 0) {
      return html`<div class="lesson-body">
        <p class="chooser-says">${t('lessons.all.says')}</p>
        <wz-lesson-list .lessons=${fetched.value}></wz-lesson-list>
      </div>`;
    }
    const isAway = !fetched.ok && fetched.why === 'no-host';
    return html`<div class="blank" role="status">
      ${icon(isAway ? 'cloud' : 'book')}<b>${t(isAway ? 'lessons.list.no-host' : 'lessons.none')}</b>
      ${isAway ? html`<button class="btn" type="button" @click=${() => this.#again()}>${t('lessons.again')}</button>` : ''}
    </div>`;
  }

  #again(): void {
    this.#fetched = undefined;
    this.requestUpdate();
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#fetched = await fetchLessons(new URL('api/', document.baseURI).href);
    this.requestUpdate();
  }
}
