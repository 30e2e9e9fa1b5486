import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lesson } from '../../server/protocol/lesson.ts';
import { fetchLesson, type Fetched } from '../lessons/fetch-lessons.ts';
import { MAKE_TROUBLE, startLesson } from '../lessons/start-lesson.ts';
import { makeProject } from '../pages/host-calls.ts';
import { lessonBlocks } from '../panels/lesson/lesson-text.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { richText } from '../parts/rich-text.ts';
import { speech } from '../texts/language.ts';
import { followLanguage } from '../texts/speak.ts';
import { cut, t, type PlainKey } from '../texts/text.ts';
import { knownTrial, rememberTrial } from './known-trial.ts';
import { trialAddress, type TrialProject } from './place.ts';
import { stepSheet } from './step-sheet.ts';
import { ProjectBench } from './project-bench.ts';
import { runTrials, trialsOf, type Tried } from './trials.ts';
import { triesLine } from './tries-line.ts';

/** What is under way. */
type Busy = 'project' | 'lesson' | 'tries' | undefined;

/** All steps of a lesson with all that they hold. With a project, its checks are tried there and then. */
@customElement('wz-preview')
export class WzPreview extends LightElement {
  @property({ attribute: false }) lessonId = '';
  /** Undefined until somebody wants to try: the policy of the page has to know whose pages it may hold. */
  @property({ attribute: false }) project: TrialProject | undefined;
  #fetched: Fetched<Lesson> | undefined;
  #busy: Busy;
  #trouble: PlainKey | undefined;
  #tried: readonly Tried[] = [];
  #stop: (() => void) | undefined;
  #off = new AbortController();

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    this.#stop = followLanguage(() => void this.#fetch());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#off.abort();
  }

  protected override render(): TemplateResult {
    const fetched = this.#fetched;
    if (!fetched) return html`<div class="blank" role="status">${icon('reload')}<b>${t('teachers.loading')}</b></div>`;
    if (!fetched.ok) {
      const isAway = fetched.why === 'no-host';
      return html`<div class="blank" role="status">
        ${icon(isAway ? 'cloud' : 'book')}<b>${t(isAway ? 'lessons.no-host' : 'teachers.no-lesson')}</b>
        <p>${t(isAway ? 'lessons.list.no-host' : 'teachers.no-lesson.says')}</p>
        ${back()}
      </div>`;
    }
    const lesson = fetched.value;
    return html`${this.#head(lesson)}
    ${lesson.steps.map((step, at) =>
      stepSheet(
        step,
        at,
        this.#tried.filter((tried) => tried.step === at),
      ),
    )}`;
  }

  #head({ number, title, summary, teaches, minutes, steps, intro }: Lesson): TemplateResult {
    return html`<header class="teachers-head">
        ${back()}
        <h1>${t('teachers.lesson', { number, title })}</h1>
        <p>${richText(cut(teaches ?? summary, {}))} <small class="min">${t('teachers.length', { minutes, steps: steps.length })}</small></p>
        <div class="hero-go">${this.#button('try')} ${this.#button('pupil')}</div>
        ${this.#progress()}
        <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${t(this.#trouble)}</span></p>` : nothing}</div>
      </header>
      ${intro.length > 0 ? html`<div class="what">${lessonBlocks(intro)}</div>` : nothing}`;
  }

  #button(what: 'try' | 'pupil'): TemplateResult {
    const isTry = what === 'try';
    const isMaking = this.#busy === (isTry ? 'project' : 'lesson');
    const words = isMaking ? 'teachers.start.busy' : isTry ? (this.project ? 'teachers.try.again' : 'teachers.try') : 'teachers.start';
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    return html`<button
      class="btn ${isTry ? 'loud' : ''}"
      type="button"
      aria-disabled=${this.#busy ? 'true' : 'false'}
      @click=${() => void (isTry ? this.#try() : this.#start())}
    >
      ${icon(isTry ? 'check' : 'play')}<span>${t(words)}</span>
    </button>`;
  }

  #progress(): TemplateResult {
    if (!this.project) return html`<p class="note">${t('teachers.try.says')}</p>`;
    return triesLine(this.#tried, this.#trials.length, this.#busy === 'tries');
  }

  get #trials(): ReturnType<typeof trialsOf> {
    return this.#fetched?.ok ? trialsOf(this.#fetched.value) : [];
  }

  /** With a project, what is there for the first time is tried at once. */
  async #fetch(): Promise<void> {
    const isFirst = !this.#fetched?.ok;
    this.#fetched = await fetchLesson(new URL('api/', document.baseURI).href, this.lessonId);
    this.requestUpdate();
    if (isFirst && this.#fetched.ok && this.project) await this.#try();
  }

  /** Opens this page with a project, a new one where there is none of this lesson yet, or tries the checks in the one that is there. */
  async #try(): Promise<void> {
    if (this.#busy) return;
    const { project } = this;
    if (project) {
      await this.#tryIn(project);
      return;
    }
    this.#show('project');
    const known = await knownTrial(this.lessonId);
    if (known !== undefined) {
      location.assign(known);
      return;
    }
    const made = await makeProject({ lesson: this.lessonId, lang: speech.state.language });
    if (!made.ok) {
      this.#show(undefined, MAKE_TROUBLE[made.why]);
      return;
    }
    const address = trialAddress(this.lessonId, made.edit, document.baseURI);
    rememberTrial(this.lessonId, address);
    location.assign(address);
  }

  async #tryIn(project: TrialProject): Promise<void> {
    this.#tried = [];
    this.#show('tries');
    const bench = new ProjectBench(project, this.lessonId);
    const done = (tried: Tried): void => {
      this.#tried = [...this.#tried, tried];
      this.requestUpdate();
    };
    await runTrials(this.#trials, { bench, done, off: this.#off.signal });
    bench.dispose();
    this.#show(undefined);
  }

  async #start(): Promise<void> {
    if (this.#busy) return;
    this.#show('lesson');
    this.#show(undefined, await startLesson(this.lessonId));
  }

  #show(busy: Busy, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}

function back(): TemplateResult {
  return html`<a class="back" href="teachers">${icon('left')}<span>${t('teachers.all')}</span></a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-preview': WzPreview;
  }
}
