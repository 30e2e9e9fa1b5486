import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { LessonSummary } from '../../server/protocol/lesson.ts';
import { fetchLessons, type Fetched } from '../lessons/fetch-lessons.ts';
import { icon } from '../parts/icon.ts';
import { isThisComputer } from '../parts/is-this-computer.ts';
import { LightElement } from '../parts/light-element.ts';
import { qrCode } from '../parts/qr-code.ts';
import { linkBase } from '../parts/reach.ts';
import { richText } from '../parts/rich-text.ts';
import { followLanguage } from '../texts/speak.ts';
import { segments, t } from '../texts/text.ts';
import './wz-lesson-sheet.ts';

const WRITE = ['teachers.write.folder', 'teachers.write.parts', 'teachers.write.check', 'teachers.write.start'] as const;

/** How to begin with a class, what each lesson teaches, and how to write one. */
@customElement('wz-all-for-teachers')
export class WzAllForTeachers extends LightElement {
  #fetched: Fetched<LessonSummary[]> | undefined;
  #base = document.baseURI;
  #stop: (() => void) | undefined;

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    this.#stop = followLanguage(() => void this.#fetch());
    void this.#find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override render(): TemplateResult {
    return html`<header class="teachers-head">
        <h1>${t('teachers.title')}</h1>
        <p>${t('teachers.says')}</p>
      </header>
      <section class="teachers-part">
        <h2>${t('teachers.begin')}</h2>
        ${begin(new URL('./', this.#base))}
      </section>
      <section class="teachers-part">
        <header class="sec">
          <h2>${t('teachers.lessons')}</h2>
          <small>${t('teachers.lessons.says')}</small>
        </header>
        ${this.#lessons()}
      </section>
      <section class="teachers-part">
        <h2>${t('teachers.write')}</h2>
        <div class="panel teachers-panel">
          <ol class="ways">
            ${WRITE.map((key) => html`<li>${richText(segments(key))}</li>`)}
          </ol>
          <p>${richText(segments('teachers.write.more'))}</p>
        </div>
      </section>`;
  }

  #lessons(): TemplateResult {
    const fetched = this.#fetched;
    if (!fetched) return html`<p role="status">${t('lessons.list.loading')}</p>`;
    if (!fetched.ok) return html`<p role="status">${icon('cloud')} ${t('lessons.list.no-host')}</p>`;
    if (fetched.value.length === 0) return html`<p role="status">${t('lessons.none')}</p>`;
    return html`<ol class="lesson-sheets">
      ${fetched.value.map((lesson) => html`<li class="panel"><wz-lesson-sheet .lesson=${lesson}></wz-lesson-sheet></li>`)}
    </ol>`;
  }

  async #fetch(): Promise<void> {
    this.#fetched = await fetchLessons(new URL('api/', document.baseURI).href);
    this.requestUpdate();
  }

  async #find(): Promise<void> {
    this.#base = await linkBase();
    this.requestUpdate();
  }
}

function begin(address: URL): TemplateResult {
  return html`<div class="panel teachers-panel teachers-begin">
    <ol class="ways">
      <li>
        ${t('teachers.begin.address')}
        <input class="field" readonly aria-label=${t('teachers.begin.address.label')} .value=${address.href} />
        ${isThisComputer(address.hostname) ? html`<span class="note">${icon('alert')}${t('teachers.begin.this-computer')}</span>` : nothing}
      </li>
      <li>${richText(segments('teachers.begin.lesson', { button: t('start.lesson', { number: 1 }) }))}</li>
      <li>${richText(segments('teachers.begin.words', { button: t('bar.share') }))}</li>
      <li>${t('teachers.begin.ticks')}</li>
      <li>${t('teachers.begin.pairs')}</li>
    </ol>
    ${qrCode(address.href, t('teachers.begin.qr'))}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-all-for-teachers': WzAllForTeachers;
  }
}
