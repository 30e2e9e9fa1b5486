import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LightElement } from '../parts/light-element.ts';
import { logo } from '../parts/logo.ts';
import '../panels/bar/wz-remix.ts';
import { t } from '../texts/text.ts';
import './pages.css';
import './remix.css';

/** Says what a remix is, and makes one. */
@customElement('wz-remix-page')
export class WzRemixPage extends LightElement {
  protected override render(): TemplateResult {
    const link = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
    const name = document.querySelector<HTMLMetaElement>('meta[name="project-name"]')?.content ?? '';
    return html`<header class="topbar site">
        <a class="home" href="./" aria-label=${t('home')}>${logo()}</a><b class="word">${t('product')}</b>
      </header>
      <main class="site-main">
        <section class="panel remix-card">
          <h1>${name ? t('remix.named', { name }) : t('remix.title')}</h1>
          <p>${t('remix.says')}</p>
          <wz-remix .link=${link} big></wz-remix>
        </section>
      </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wz-remix-page': WzRemixPage;
  }
}
