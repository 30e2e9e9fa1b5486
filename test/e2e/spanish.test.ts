/** The playground in a browser that wants Spanish: no English text is left on its screens, and what judges English judges it too. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { en } from '../../ide/texts/en.ts';
import { es } from '../../ide/texts/es.ts';
import { createProject, putFiles } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

const SPANISH = { locale: 'es-MX' } as const;
/** Each state is judged in three themes; on a busy machine that takes its time. */
const LONG = { timeout: 240_000 } as const;

/** The English texts that are said in other words in Spanish, as they are seen: every form, and those without values. */
const ENGLISH: ReadonlySet<string> = new Set(
  Object.entries(en).flatMap(([key, text]) => {
    const spanish = new Set(formsOf(es.texts[key as keyof typeof en]));
    return formsOf(text).filter((form) => !spanish.has(form) && !form.includes('{'));
  }),
);

/** Texts that stand on the page, or are heard of it. What is in the panes' pages and in the code is the pupil's. */
async function textsOn(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.closest('.view-lines')) continue;
        found.push(...['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].map((name) => node.getAttribute(name) ?? ''));
        // Texts with code in them are cut in pieces.
        if (node.matches('p, li, button, h1, h2')) found.push(node.textContent);
      } else if (!node.parentElement?.closest('.view-lines')) found.push(node.textContent ?? '');
    }
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });
}

async function expectSpanish(page: Page, state: string): Promise<void> {
  const texts = await textsOn(page);
  expect(texts.length, state).toBeGreaterThan(3);
  expect(
    texts.filter((text) => ENGLISH.has(text)),
    state,
  ).toEqual([]);
}

test('the list of English texts is one', () => {
  expect(ENGLISH.size).toBeGreaterThan(150);
  expect(ENGLISH).toContain('No messages yet.');
});

test('an English page is found out', async () => {
  await using ide = await IdePage.blank(browser);
  await ide.page.goto(`${host.schoolUrl}/`);
  await ide.page.getByRole('button', { name: 'New project' }).waitFor(PATIENCE);
  const left = (await textsOn(ide.page)).filter((text) => ENGLISH.has(text));
  expect(left).toContain('New project');
});

test('from the start page into a first project', LONG, async () => {
  await using ide = await IdePage.blank(browser, SPANISH);
  const { page } = ide;
  await page.goto(`${host.schoolUrl}/`);
  await page.getByRole('button', { name: 'Proyecto nuevo' }).waitFor(PATIENCE);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
  await expectSpanish(page, 'start page');
  await page.getByRole('button', { name: 'Proyecto nuevo' }).click();
  await ide.whole();
  await page.getByText('Este es tu servidor.').waitFor(PATIENCE);
  for (const name of ['Fox', 'Owl']) await ide.pane(name).getByText('con conexión', { exact: true }).waitFor(PATIENCE);
  await page.getByText('Nuestro chat').waitFor(PATIENCE);
  await expectSpanish(page, 'first visit');
  await page.getByRole('button', { name: 'Cerrar estas notas' }).click();

  const box = ide.inside('Fox').getByLabel('Di algo');
  await box.fill('¡Hola, Owl!');
  await box.press('Enter');
  await ide.hears('Owl', 'Fox: ¡Hola, Owl!');
  await ide.turn('Fox envía say. El servidor lo atiende.');
  await expectSpanish(page, 'messages');
  await expectAccessible(page, 'messages in Spanish');
  for (const [button, dialog] of [
    ['Compartir', 'wz-share-dialog'],
    ['Letras, colores y más', 'wz-settings-dialog'],
    ['Teclas', 'wz-keys-dialog'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator(`${dialog} dialog`).waitFor(PATIENCE);
    await expectSpanish(page, dialog);
    await page.keyboard.press('Escape');
  }
  await page.locator('#tab-console').click();
  await expectSpanish(page, 'console');
  ide.expectClean(new URL(host.schoolUrl).host);
});

test('mistakes, what the editor says of a name, and its own words', LONG, async () => {
  const made = await createProject(host.url);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`, SPANISH);
  const { page } = ide;
  await ide.server.panel
    .locator('.view-line span', { hasText: /^broadcast$/ })
    .first()
    .hover(PATIENCE);
  await page.getByText('Envía un mensaje a todas las páginas.').waitFor(PATIENCE);
  await putFiles(host.url, made, { 'server.js': "on('say', (client, text) => {\n  brodcast('said', { text });\n});\n" });
  await ide.server.panel.getByText('No conozco la palabra').waitFor(PATIENCE);
  await expectSpanish(page, 'mistake');
  await putFiles(host.url, made, { 'server.js': "on('say', (client, text) => {\n" });
  await ide.server.panel.getByText('Esto se abre y no se cierra.').waitFor(PATIENCE);
  await page.getByText('Código anterior').waitFor(PATIENCE);
  await expectSpanish(page, 'code that does not compile');
  await ide.server.focus();
  await page.keyboard.press('Control+F');
  await page.getByPlaceholder('Buscar').waitFor(PATIENCE);

  await page.goto(`${host.schoolUrl}/e/${made.id}#tiger-tiger-tiger-tiger`);
  await page.getByText('Estas palabras no abren este proyecto').waitFor(PATIENCE);
  await expectSpanish(page, 'wrong words');
  await page.goto(`${host.schoolUrl}${made.links.remix}`);
  await page.getByRole('heading', { name: /^Una copia de “/ }).waitFor(PATIENCE);
  await expectSpanish(page, 'Remix');
  await page.goto(`${host.schoolUrl}/nothing`);
  await page.getByText('Aquí no hay nada').waitFor(PATIENCE);
});

test('another language is chosen, is there at once, and is remembered', LONG, async () => {
  const made = await createProject(host.url);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;
  await ide.connected('Fox', 'Owl');
  await ide.markPage('Fox');
  await page.getByRole('button', { name: 'Letters, colours and more' }).click();
  await page.getByLabel('Español').check();
  await page.getByRole('heading', { name: 'Cómo se ve' }).waitFor(PATIENCE);
  await page.keyboard.press('Escape');
  await ide.pane('Fox').getByText('con conexión', { exact: true }).waitFor(PATIENCE);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
  expect(await ide.isMarked('Fox')).toBe(true);
  await expectSpanish(page, 'the IDE that was in English');

  await page.reload();
  await ide.whole();
  await page.getByText('Compartir').waitFor(PATIENCE);
  await expectSpanish(page, 'loaded anew');
  await page.getByRole('button', { name: 'Letras, colores y más' }).click();
  await page.getByLabel('Automático').first().check();
  await page.getByRole('heading', { name: 'How it looks' }).waitFor(PATIENCE);
});

test('nothing is shown in English before the Spanish texts are there', async () => {
  await using ide = await IdePage.blank(browser, SPANISH);
  const { page } = ide;
  // All that was ever on the page is kept.
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const text of document.body.innerText.split('\n')) seen.add(text.trim());
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const made = await createProject(host.url);
  await page.goto(`${host.schoolUrl}${made.links.edit}`);
  await ide.whole();
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  expect(await page.locator('link[rel="modulepreload"][hreflang="es"]').count()).toBe(1);
  expect(seen).toContain('Compartir');
  expect(seen.filter((text) => ENGLISH.has(text))).toEqual([]);
});

function formsOf(text: (typeof es.texts)[keyof typeof en]): string[] {
  return (typeof text === 'string' ? [text] : Object.values<string>(text)).map((form) => form.replaceAll('`', ''));
}
