/** The way back: versions that nobody asked for, what each would change, and one that is brought back for everybody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { createProject, putFiles, readProject, type MadeProject } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { pngPicture } from '../support/picture.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { VersionCalls } from '../support/version-calls.ts';

const SERVER = "on('say', (client, text) => {\n  broadcast('said', { from: client.name, text });\n});\n";
const FILES = {
  'server.js': SERVER,
  'index.html': '<h1>Ours</h1>\n<script type="module">HANDLERS.said = () => {};</script>\n',
  'fox.png': { base64: pngPicture(4, 4, [200, 80, 20]).toString('base64') },
};

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

function slider(page: Page): Locator {
  return page.getByRole('slider', { name: 'Versions, from old to new' });
}

/** Opens it by the bar; the slider has the focus. */
async function open(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Time machine' }).click();
  await page.locator('wz-version-slider input:focus').waitFor(PATIENCE);
  return page.getByRole('dialog', { name: 'Time machine' });
}

function filesOf(made: MadeProject): Promise<Record<string, string>> {
  return readProject(host.url, made).then(({ files }) => files);
}

test('what was typed and what was deleted comes back for everybody, and goes again by one press', async () => {
  const made = await createProject(host.url, FILES, 'Our chat');
  const versions = new VersionCalls(host.url, made);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await using classmate = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;

  // typed, and then nothing: a version comes by itself
  await ide.server.caretBehind(SERVER, 'client.name');
  await page.keyboard.type(" + '!'");
  await ide.saved();
  await expect.poll(() => versions.list(), PATIENCE).toMatchObject([{ why: 'start' }, { why: 'pause' }]);
  const typed = SERVER.replace('client.name', "client.name + '!'");
  expect(await filesOf(made)).toMatchObject({ 'server.js': typed });

  // then it goes wrong, and a page and a picture are deleted
  await ide.site.tab('index.html').press('Delete');
  await ide.site.tab('fox.png').press('Delete');
  await ide.server.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('nothing');
  await ide.saved();
  await expect.poll(() => filesOf(made), PATIENCE).toEqual({ 'server.js': 'nothing' });

  const dialog = await open(page);
  while ((await slider(page).getAttribute('aria-valuetext'))?.includes('2 of') !== true) await page.keyboard.press('ArrowLeft');
  await dialog.getByText('index.html').waitFor(PATIENCE);
  const sides = await dialog.locator('.version-side').allInnerTexts();
  expect(sides[0]?.replace(/\s+/g, ' ')).toContain("new: broadcast('said', { from: client.name + '!', text });");
  expect(sides[0]).toMatch(/taken away:\s+nothing/);
  expect(sides[1]).toMatch(/index\.html\s+comes back/);
  expect(sides[1]).toMatch(/fox\.png\s+comes back/);
  await dialog.getByRole('button', { name: 'Bring this back' }).click();

  // for both, and on the host
  await page.getByText('Your project is as it was').waitFor(PATIENCE);
  for (const each of [ide, classmate]) {
    await expect.poll(async () => (await each.server.shown()).join('\n'), PATIENCE).toContain("+ '!'");
    await each.site.tab('index.html').waitFor(PATIENCE);
    await each.site.tab('fox.png').waitFor(PATIENCE);
  }
  const whole = await readProject(host.url, made);
  expect(whole.files).toEqual({ 'server.js': typed, 'index.html': FILES['index.html'] });
  expect(whole.assets['fox.png']?.toString('base64')).toBe(FILES['fox.png'].base64);
  expect((await versions.list()).at(-1)).toMatchObject({ why: 'restore' });

  // what was typed before is not mixed into it
  await ide.server.focus();
  await page.keyboard.press('Control+z');
  expect(await filesOf(made)).toEqual(whole.files);
  expect((await ide.server.shown()).join('\n')).not.toContain('nothing');

  // and back again
  await page.getByRole('button', { name: 'Put it back' }).click();
  for (const each of [ide, classmate]) {
    await expect.poll(async () => (await each.server.shown()).join('\n'), PATIENCE).toBe('nothing');
    await each.site.tab('index.html').waitFor({ ...PATIENCE, state: 'detached' });
  }
  expect(await filesOf(made)).toEqual({ 'server.js': 'nothing' });
  for (const each of [ide, classmate]) each.expectClean(new URL(host.schoolUrl).host);
});

test('by the keyboard alone: kept under a name, found again, brought back', async () => {
  const made = await createProject(host.url, FILES);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;
  const { keyboard } = page;
  const button = page.getByRole('button', { name: 'Time machine' });
  await button.focus();
  await keyboard.press('Enter');
  await page.locator('wz-version-slider input:focus').waitFor(PATIENCE);
  await page.getByText('Versions come by themselves').waitFor(PATIENCE);
  while (!(await page.evaluate(() => document.activeElement?.matches('.version-name input')))) await keyboard.press('Tab');
  await keyboard.type('The good one');
  await keyboard.press('Enter');
  await page.getByText('Kept.').waitFor(PATIENCE);
  await keyboard.press('Escape');
  expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);

  await putFiles(host.url, made, { 'server.js': 'nothing' });
  await expect.poll(async () => (await ide.server.shown()).join('\n'), PATIENCE).toBe('nothing');
  await keyboard.press('Enter');
  await page.locator('wz-version-slider input:focus').waitFor(PATIENCE);
  await keyboard.press('Home');
  expect(await slider(page).getAttribute('aria-valuetext')).toContain('The good one. 1 of');
  await page.locator('wz-version-changes figure').first().waitFor(PATIENCE);
  while (!(await page.evaluate(() => document.activeElement?.matches('.version-head .btn.loud')))) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect.poll(async () => (await filesOf(made))['server.js'], PATIENCE).toBe(SERVER);
  await page.locator('wz-time-machine > button:focus').waitFor(PATIENCE);
  ide.expectClean(new URL(host.schoolUrl).host);
});

test('all of its states are fit for everybody, in each theme; without a host it says so', { timeout: 240_000 }, async () => {
  const made = await createProject(host.url, FILES);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;
  await open(page);
  await expectAccessible(page, 'time machine without versions');
  await page.keyboard.press('Escape');
  const n = await new VersionCalls(host.url, made).keep('The good one');
  await putFiles(host.url, made, { 'server.js': 'nothing', 'index.html': null, 'new.css': 'p {}\n' });
  await open(page);
  await expectAccessible(page, 'time machine, now');
  await page.keyboard.press('Home');
  await page.locator('wz-version-changes figure').first().waitFor(PATIENCE);
  await expectAccessible(page, 'time machine, a version');
  await page.getByLabel('Show all lines').check();
  await expectAccessible(page, 'time machine, all lines of a version');

  await ide.context.setOffline(true);
  await page.getByRole('button', { name: 'Bring this back' }).click();
  await page.getByRole('alert').getByText('The server does not answer').waitFor(PATIENCE);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Time machine' }).click();
  await page.getByRole('button', { name: 'Try again' }).waitFor(PATIENCE);
  await expectAccessible(page, 'time machine without a host');
  await ide.context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await slider(page).waitFor(PATIENCE);
  expect((await new VersionCalls(host.url, made).list()).map((version) => version.n)).toContain(n);
});

test('who may only look has no time machine', async () => {
  const made = await createProject(host.url, FILES);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.look}`);
  await ide.page.getByRole('button', { name: 'Lessons' }).waitFor(PATIENCE);
  expect(await ide.page.getByRole('button', { name: 'Time machine' }).count()).toBe(0);
});
