import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { createProject, putFiles, type MadeProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { elsewhere, watchPages, type PageWatch } from '../support/page-watch.ts';
import { LIBRARY_CHAT, LIBRARY_PAGES } from './library-chat.ts';

/** A browser that reaches this host and nothing else. */
async function openContext(): Promise<{ context: BrowserContext; watch: PageWatch }> {
  const context = await browser.newContext();
  await context.route(
    (url) => url.host !== new URL(host.schoolUrl).host,
    (route) => route.abort(),
  );
  return { context, watch: watchPages(context) };
}

describe('pages of React, Preact, Vue and of nothing at all', () => {
  it('chat with each other in one project, and ask no other host for anything', async () => {
    const made = await createProject(host.url, LIBRARY_CHAT);
    const { context, watch } = await openContext();
    const pages: Page[] = [];
    for (const name of LIBRARY_PAGES) {
      const page = await context.newPage();
      await page.goto(`${host.schoolUrl}/p/${made.play}/${name}.html`);
      await page.getByLabel('Say something').waitFor(PATIENCE);
      pages.push(page);
    }
    for (const [index, page] of pages.entries()) {
      const text = `hello from ${LIBRARY_PAGES[index] ?? ''}`;
      await page.getByLabel('Say something').fill(text);
      await page.getByLabel('Say something').press('Enter');
      for (const other of pages) await other.locator('li', { hasText: text }).first().waitFor(PATIENCE);
    }
    for (const page of pages) expect(await page.locator('li').count()).toBe(pages.length);
    expect(watch.errors).toEqual([]);
    expect(watch.violations).toEqual([]);
    expect(elsewhere(watch.addresses, new URL(host.schoolUrl).host)).toEqual([]);
    // each file is loaded once, by its own name
    const files = watch.addresses
      .filter((address) => address.includes(`/p/${made.play}/react/`))
      .map((address) => new URL(address).pathname);
    expect(files.map((path) => path.split('/').at(-1)).sort()).toEqual(['App.jsx', 'List.tsx', 'main.jsx']);
    await context.close();
  });
});

describe('a mistake', () => {
  let made: MadeProject;
  let ide: IdePage;
  beforeAll(async () => {
    ide = await IdePage.blank(browser);
  });
  afterAll(() => ide[Symbol.asyncDispose]());

  /** The IDE, whose panes show the page of React. */
  async function openIde(more: Record<string, string> = {}): Promise<IdePage> {
    made = await createProject(host.url, { ...LIBRARY_CHAT, 'index.html': LIBRARY_CHAT['react.html'] ?? '', ...more });
    await ide.visit(`${host.schoolUrl}${made.links.edit}`);
    await ide.connected('Fox', 'Owl');
    return ide;
  }

  it('in a component leads to the line that it has in the pupil’s own file', async () => {
    const app = LIBRARY_CHAT['react/App.jsx'] ?? '';
    const wanted = app.slice(0, app.indexOf('throw new')).split('\n').length;
    const opened = await openIde();
    await opened.inside('Fox').getByRole('button', { name: 'Red' }).click();
    const told = await opened.consoleLine('the red button');
    await told.getByRole('button', { name: `react/App.jsx, line ${wanted}` }).click();
    await expect.poll(() => opened.site.tab('react/App.jsx').getAttribute('aria-selected'), PATIENCE).toBe('true');
    await expect.poll(() => opened.site.line(), PATIENCE).toBe(wanted);
  });

  it('that React tells of, it tells in words', async () => {
    const opened = await openIde({ 'react/List.tsx': (LIBRARY_CHAT['react/List.tsx'] ?? '').replace(' key={at}', '') });
    await opened.inside('Fox').getByLabel('Say something').fill('a');
    await opened.inside('Fox').getByLabel('Say something').press('Enter');
    await opened.consoleLine('should have a unique "key" prop');
  });

  it('in the JSX of a file loads no pane anew; who opens the page then is told the line', async () => {
    const opened = await openIde();
    await opened.markPage('Fox');
    const broken = (LIBRARY_CHAT['react/List.tsx'] ?? '').replace('</ul>', '</ol>');
    const { ok, diagnostics } = await putFiles(host.url, made, { 'react/List.tsx': broken });
    const row = broken.slice(0, broken.indexOf('</ol>')).split('\n').length;
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'syntax', side: 'page', file: 'react/List.tsx', line: row }]);
    expect(await opened.isMarked('Fox')).toBe(true);
    await opened.pane('Owl').getByRole('button', { name: 'Load Owl again' }).click();
    const told = await opened.consoleLine('react/List.tsx, line');
    await told.getByRole('button', { name: `react/List.tsx, line ${row}` }).waitFor(PATIENCE);
  });

  it('in the name of an import holds the page back, and says what was meant', async () => {
    const opened = await openIde();
    await opened.markPage('Fox');
    const main = (LIBRARY_CHAT['react/main.jsx'] ?? '').replace("'./App'", "'./Ap'");
    const { ok, diagnostics } = await putFiles(host.url, made, { 'react/main.jsx': main });
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: 'import-unknown', params: { path: './Ap', nearest: './App' }, file: 'react/main.jsx', line: 3 },
    ]);
    const card = opened.site.panel.locator('.mistake .card');
    await card.waitFor(PATIENCE);
    expect(await card.innerText()).toContain('There is no ./Ap.');
    expect(await opened.isMarked('Fox')).toBe(true);
  });

  it('in the name of a picture is told, and holds nothing back', async () => {
    const opened = await openIde();
    await opened.markPage('Fox');
    const html = `${LIBRARY_CHAT['react.html'] ?? ''}<img src="plain.jss">\n<h1>New</h1>`;
    const { ok, diagnostics } = await putFiles(host.url, made, { 'index.html': html });
    expect(ok).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: 'file-missing', params: { path: 'plain.jss', nearest: 'plain.js' }, line: 5, isNote: true },
    ]);
    await opened.inside('Fox').getByRole('heading', { name: 'New' }).waitFor(PATIENCE);
    expect(await opened.isMarked('Fox')).toBe(false);
    const card = opened.site.panel.locator('.mistake .card');
    await card.waitFor(PATIENCE);
    expect(await card.innerText()).toContain('There is no plain.jss.');
    expect(await opened.site.panel.locator('.state.bad').count()).toBe(0);
  });
});
