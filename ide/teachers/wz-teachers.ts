import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import '../pages/pages.css';
import '../settings/wz-settings.ts';
import '../settings/wz-theme-button.ts';
import { t } from '../texts/text.ts';
import { placeOf } from './place.ts';
import './teachers.css';
import './wz-all-for-teachers.ts';
import './wz-preview.ts';

/** The page for teachers: all lessons, or the preview of the one that the address names. */
@customElement('wz-teachers')
export class WzTeachers extends LightElement {
  readonly #place = placeOf(location);

  protected override render(): TemplateResult {
    const place = this.#place;
    return html`<header class="topbar site">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
        <span class="space"></span>
        <wz-settings></wz-settings><wz-theme-button></wz-theme-button>
      </header>
      <main class="site-main for-teachers">
        ${
          place.type === 'all'
            ? html`<wz-all-for-teachers></wz-all-for-teachers>
                <footer class="site-end"><a href="data">${t('start.data')}</a></footer>`
            : html`<wz-preview .lessonId=${place.lesson} .project=${place.project}></wz-preview>`
        }
      </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-teachers': WzTeachers;
  }
}
