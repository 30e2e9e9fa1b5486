import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { beginFirstVisit } from '../first-visit/first-visit.ts';
import { icon } from '../parts/icon.ts';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import { timeAgo } from '../parts/time-ago.ts';
import '../settings/wz-settings.ts';
import '../settings/wz-theme-button.ts';
import { t, type PlainKey } from '../texts/text.ts';
import { heroPicture } from './hero-picture.ts';
import { makeProject, type Opened } from './host-calls.ts';
import { myProjects, type MyProject } from './my-projects.ts';
import './pages.css';
import { sketch } from './sketch.ts';
import './wz-bring-in.ts';
import './wz-words-form.ts';

/** The first page that anyone sees. */
@customElement('wz-start')
export class WzStart extends LightElement {
  readonly #mine = myProjects();
  #busy = false;
  #trouble: PlainKey | undefined;

  protected override render(): TemplateResult {
    return html`<header class="topbar site">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
        <span class="space"></span>
        <wz-settings></wz-settings><wz-theme-button></wz-theme-button>
      </header>
      <main class="site-main">
        <section class="hero">${this.#words()}${heroPicture()}</section>
        <section class="doors"><wz-words-form></wz-words-form><wz-bring-in></wz-bring-in></section>
        ${this.#mine.length > 0 ? this.#projects() : nothing}
      </main>`;
  }

  #words(): TemplateResult {
    return html`<div class="hero-words">
      <h1>${t('start.title.first')}<br />${t('start.title.second')}</h1>
      <p>${t('start.says')}</p>
      <div class="hero-go">
        <button class="btn loud big" type="button" aria-disabled=${this.#busy ? 'true' : 'false'} @click=${() => void this.#make()}>
          ${icon(this.#busy ? 'reload' : 'plus')}<span>${t(this.#busy ? 'start.new.busy' : 'start.new')}</span>
        </button>
      </div>
      <div role="alert">${this.#trouble ? html`<p class="trouble">${icon('alert')}<span>${t(this.#trouble)}</span></p>` : nothing}</div>
    </div>`;
  }

  #projects(): TemplateResult {
    return html`<section>
      <header class="sec">
        <h2>${t('start.mine')}</h2>
        <small>${t('start.mine.where')}</small>
      </header>
      <ul class="projects">
        ${this.#mine.map((project) => this.#project(project))}
      </ul>
    </section>`;
  }

  #project({ id, name, at }: MyProject): TemplateResult {
    return html`<li>
      <a class="panel project-card" href="e/${encodeURIComponent(id)}">
        <span class="thumb-pic">${sketch(id)}</span>
        <span class="project-words"><b>${name}</b><small>${timeAgo(at, Date.now())}</small></span>
      </a>
    </li>`;
  }

  async #make(): Promise<void> {
    // `aria-disabled`, not `disabled`: the focus stays where it is.
    if (this.#busy) return;
    this.#show(true);
    const made = await makeProject();
    if (!made.ok) {
      this.#show(false, TROUBLE[made.why]);
      return;
    }
    beginFirstVisit(made.edit, this.#mine.length === 0);
    location.assign(new URL(made.edit, document.baseURI));
  }

  #show(busy: boolean, trouble?: PlainKey): void {
    this.#busy = busy;
    this.#trouble = trouble;
    this.requestUpdate();
  }
}

const TROUBLE = {
  'no-host': 'start.no-host',
  unknown: 'start.failed',
  'too-many': 'start.too-many',
  failed: 'start.failed',
} as const satisfies Record<Extract<Opened, { ok: false }>['why'], PlainKey>;
