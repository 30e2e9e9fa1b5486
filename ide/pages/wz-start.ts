import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { beginFirstVisit } from '../first-visit/first-visit.ts';
import type { LessonSummary } from '../../server/protocol/lesson.ts';
import { fetchLessons } from '../lessons/fetch-lessons.ts';
import { finishedLessons } from '../lessons/finished.ts';
import { MAKE_TROUBLE, startLesson } from '../lessons/start-lesson.ts';
import '../lessons/wz-lesson-list.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import { timeAgo } from '../parts/time-ago.ts';
import '../settings/wz-settings.ts';
import '../settings/wz-theme-button.ts';
import { t, type PlainKey } from '../texts/text.ts';
import { askExpiry, type Expiry } from './ask-expiry.ts';
import { heroPicture } from './hero-picture.ts';
import { makeProject } from './host-calls.ts';
import { myProjects, type MyProject } from './my-projects.ts';
import './pages.css';
import { sketch } from './sketch.ts';
import './wz-bring-in.ts';
import './wz-save-zip.ts';
import './wz-words-form.ts';

/** The first page that anyone sees. */
@customElement('wz-start')
export class WzStart extends LightElement {
  #mine = myProjects();
  #soon: Expiry['soon'] = new Map();
  /** Undefined until the host has told. */
  #lessons: readonly LessonSummary[] | undefined;
  #busy: 'project' | 'lesson' | undefined;
  #trouble: PlainKey | undefined;

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    void this.#fetch();
    void this.#askExpiry();
  }

  protected override render(): TemplateResult {
    return html`<header class="topbar site">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
        <span class="space"></span>
        <wz-settings></wz-settings><wz-theme-button></wz-theme-button>
      </header>
      <main class="site-main">
        <section class="hero">${this.#words()}${heroPicture()}</section>
        <section class="doors"><wz-words-form></wz-words-form><wz-bring-in></wz-bring-in></section>
        ${this.#mine.length > 0 ? this.#projects() : nothing} ${this.#lessonList()}
        <footer class="site-end"><a href="teachers">${t('start.teachers')}</a><a href="data">${t('start.data')}</a></footer>
      </main>`;
  }

  #words(): TemplateResult {
    return html`<div class="hero-words">
      <h1>${t('start.title.first')}<br />${t('start.title.second')}</h1>
      <p>${t('start.says')}</p>
      <div class="hero-go">
        ${this.#firstLesson()}
        <button
          class="btn big new-project ${this.#hasLessons ? '' : 'loud'}"
          type="button"
          aria-disabled=${this.#busy ? 'true' : 'false'}
          @click=${() => void this.#make()}
        >
          ${icon(this.#busy === 'project' ? 'reload' : 'plus')}<span>${t(this.#busy === 'project' ? 'start.new.busy' : 'start.new')}</span>
        </button>
      </div>
      <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${t(this.#trouble)}</span></p>` : nothing}</div>
    </div>`;
  }

  /** Its place is kept until the host has told whether there is one, so that nothing moves away under a finger. */
  #firstLesson(): TemplateResult | typeof nothing {
    const lessons = this.#lessons;
    if (!lessons) return html`<span class="btn big is-kept" aria-hidden="true">${t('start.lesson', { number: 1 })}</span>`;
    const underWay = this.#mine.find(({ lesson }) => lesson && lesson.step < lesson.steps && lessons.some(({ id }) => id === lesson.id));
    if (underWay?.lesson) {
      return html`<a class="btn loud big" href="e/${encodeURIComponent(underWay.id)}">
        <span>${t('start.lesson.on', { number: underWay.lesson.number })}</span>${icon('next')}
      </a>`;
    }
    const done = finishedLessons();
    const lesson = lessons.find(({ id }) => !done.has(id)) ?? lessons[0];
    if (!lesson) return nothing;
    const { id, number } = lesson;
    const isBusy = this.#busy === 'lesson';
    return html`<button
      class="btn loud big"
      type="button"
      aria-disabled=${this.#busy ? 'true' : 'false'}
      @click=${() => void this.#begin(id)}
    >
      <span>${isBusy ? t('start.new.busy') : t('start.lesson', { number })}</span>${icon(isBusy ? 'reload' : 'next')}
    </button>`;
  }

  #lessonList(): TemplateResult | typeof nothing {
    if (!this.#hasLessons) return nothing;
    return html`<section>
      <header class="sec">
        <h2>${t('lessons.all')}</h2>
        <small>${t('lessons.all.says')}</small>
      </header>
      <wz-lesson-list .lessons=${this.#lessons}></wz-lesson-list>
    </section>`;
  }

  get #hasLessons(): boolean {
    return this.#lessons !== undefined && this.#lessons.length > 0;
  }

  #projects(): TemplateResult {
    return html`<section>
      <header class="sec">
        <h2>${t('start.mine')}</h2>
        <small>${t('start.mine.where')}</small>
      </header>
      ${this.#soon.size > 0 ? html`<p class="going">${icon('alert')}<span>${t('start.going')}</span></p>` : nothing}
      <ul class="projects">
        ${this.#mine.map((project) => this.#project(project))}
      </ul>
    </section>`;
  }

  #project({ id, name, at, lesson }: MyProject): TemplateResult {
    const isUnderWay = lesson && lesson.step < lesson.steps;
    const told = isUnderWay ? t('lesson.place', { ...lesson, step: lesson.step + 1 }) : timeAgo(at, Date.now());
    const daysLeft = this.#soon.get(id);
    return html`<li>
      <a class="panel project-card" href="e/${encodeURIComponent(id)}">
        <span class="thumb-pic">${sketch(id)}</span>
        <span class="project-words"><b>${name}</b><small>${told}</small></span>
      </a>
      ${
        daysLeft === undefined
          ? nothing
          : html`<p class="going-soon">
              <small>${t('start.goes', { count: Math.max(1, daysLeft) })}</small><wz-save-zip .projectId=${id} .name=${name}></wz-save-zip>
            </p>`
      }
    </li>`;
  }

  async #make(): Promise<void> {
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    if (this.#busy) return;
    this.#show('project');
    const made = await makeProject();
    if (!made.ok) {
      this.#show(undefined, MAKE_TROUBLE[made.why]);
      return;
    }
    beginFirstVisit(made.edit, this.#mine.length === 0);
    location.assign(new URL(made.edit, document.baseURI));
  }

  async #begin(id: string): Promise<void> {
    if (this.#busy) return;
    this.#show('lesson');
    this.#show(undefined, await startLesson(id));
  }

  /** A host without lessons is as good as one that does not answer: the page is there for projects too. */
  async #fetch(): Promise<void> {
    const fetched = await fetchLessons(new URL('api/', document.baseURI).href);
    this.#lessons = fetched.ok ? fetched.value : [];
    this.requestUpdate();
  }

  /** Which of them go soon. What the host does not have is not shown, and not forgotten either: it may be back tomorrow. */
  async #askExpiry(): Promise<void> {
    if (this.#mine.length === 0) return;
    const expiry = await askExpiry(this.#mine.map(({ id }) => id));
    if (!expiry) return;
    this.#mine = this.#mine.filter(({ id }) => expiry.there.has(id));
    this.#soon = expiry.soon;
    this.requestUpdate();
  }

  #show(busy: 'project' | 'lesson' | undefined, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}
