import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Locator } from 'playwright-core';
import { createProject, putFiles, readProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { pngPicture, wavSound } from '../support/picture.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

const CAT = pngPicture(48, 32, [176, 67, 11]);

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const page = (body: string): string => `<!doctype html>\n<body>${body}</body>\n`;

/** Drops a file of this computer in the middle of the page's editor, as a browser does it; `held`: it is not let go yet. */
async function drop(ide: IdePage, name: string, type: string, bytes: Buffer, held = false): Promise<void> {
  const transfer = await ide.page.evaluateHandle(
    ([base64, fileName, fileType]) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dragged = new DataTransfer();
      dragged.items.add(new File([data], fileName, { type: fileType }));
      return dragged;
    },
    [bytes.toString('base64'), name, type] as const,
  );
  const body = ide.site.panel.locator('.editor-body');
  await body.dispatchEvent('dragover', { dataTransfer: transfer });
  await ide.site.panel.locator('.drop-hint').waitFor(PATIENCE);
  if (!held) await body.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Width and height of a picture that has been loaded; nothing of one that has not. */
async function sizeOf(picture: Locator): Promise<number[]> {
  return await picture.evaluate((element) =>
    element instanceof HTMLImageElement && element.complete ? [element.naturalWidth, element.naturalHeight] : [],
  );
}

async function showsIn(ide: IdePage, names: string[], alt: string): Promise<void> {
  for (const name of names) {
    const picture = ide.inside(name).getByAltText(alt);
    await picture.waitFor(PATIENCE);
    await expect.poll(() => sizeOf(picture), PATIENCE).toEqual([48, 32]);
  }
}

it('takes a picture that is dropped in, through a restart, another name, and back from the bin', { timeout: 240_000 }, async () => {
  const made = await createProject(host.url, { 'server.js': '', 'index.html': page('no cat') });
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');

  await drop(ide, 'My cat.PNG', 'image/png', CAT);
  const tab = ide.site.tab('My-cat.png');
  await tab.waitFor(PATIENCE);
  await expect.poll(() => tab.getAttribute('aria-selected'), PATIENCE).toBe('true');
  const preview = ide.site.panel.locator('.asset-view img');
  await expect.poll(() => sizeOf(preview), PATIENCE).toEqual([48, 32]);
  await ide.site.panel.getByText('48 × 32').waitFor(PATIENCE);
  expect(await ide.site.panel.locator('.asset-line code').innerText()).toBe('<img src="My-cat.png" alt="">');
  expect(await ide.site.panel.locator('.drop-hint').count()).toBe(0);

  await putFiles(host.url, made, { 'index.html': page('<img src="My-cat.png" alt="first cat">') });
  await showsIn(ide, ['Fox', 'Owl'], 'first cat');

  await ide.saved();
  await host.kill();
  host = await host.startAgain();
  await ide.page.reload();
  await ide.connected('Fox', 'Owl');
  await showsIn(ide, ['Fox', 'Owl'], 'first cat');
  expect((await readProject(host.url, made)).assets['My-cat.png']).toEqual(CAT);

  await ide.site.tab('My-cat.png').dblclick();
  const field = ide.site.panel.getByLabel('New name of My-cat.png');
  await field.fill('pets/tom.js');
  await field.press('Enter');
  await ide.site.panel.getByText('Keep the ending').waitFor(PATIENCE);
  await field.fill('pets/tom.png');
  await field.press('Enter');
  await ide.site.tab('pets/tom.png').waitFor(PATIENCE);
  await ide.saved();
  await putFiles(host.url, made, { 'index.html': page('<img src="pets/tom.png" alt="renamed cat">') });
  await showsIn(ide, ['Fox', 'Owl'], 'renamed cat');

  await ide.site.tab('pets/tom.png').press('Delete');
  await ide.site.tab('pets/tom.png').waitFor({ ...PATIENCE, state: 'detached' });
  await expect.poll(() => sizeOf(ide.inside('Fox').getByAltText('renamed cat')), PATIENCE).toEqual([0, 0]);
  await ide.page.getByRole('button', { name: 'Put it back' }).click();
  await ide.site.tab('pets/tom.png').waitFor(PATIENCE);
  await showsIn(ide, ['Fox', 'Owl'], 'renamed cat');
  ide.expectClean(new URL(host.schoolUrl).host);
});

it('takes a sound by the button, plays it in a page, and shows it to whoever may only look', { timeout: 240_000 }, async () => {
  const made = await createProject(host.url, { 'server.js': '', 'index.html': page('<audio src="meow.wav" controls></audio>') });
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');
  const chooser = ide.page.waitForEvent('filechooser', PATIENCE);
  await ide.site.panel.getByRole('button', { name: 'Add a picture or sound' }).click();
  await (
    await chooser
  ).setFiles([
    { name: 'meow.wav', mimeType: 'audio/wav', buffer: wavSound(500) },
    { name: 'song.xyz', mimeType: '', buffer: Buffer.from('?') },
    { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(1024 * 1024 + 1) },
  ]);
  await ide.site.panel.getByRole('alert').filter({ hasText: 'song.xyz is no picture, sound or font' }).waitFor(PATIENCE);
  await ide.site.panel.getByRole('alert').filter({ hasText: 'huge.png is too large. It can have 1 MB.' }).waitFor(PATIENCE);
  await ide.site.panel.locator('.asset-view audio').waitFor(PATIENCE);
  const heard = ide.inside('Fox').locator('audio');
  await expect.poll(() => heard.evaluate((element) => element instanceof HTMLAudioElement && element.duration), PATIENCE).toBe(0.5);

  await using viewer = await IdePage.open(browser, `${host.schoolUrl}${made.links.look}`);
  await viewer.site.tab('meow.wav').click();
  const player = viewer.site.panel.locator('.asset-view audio');
  await expect.poll(() => player.evaluate((element) => element instanceof HTMLAudioElement && element.duration), PATIENCE).toBe(0.5);
  expect(await viewer.site.panel.getByRole('button', { name: 'Add a picture or sound' }).count()).toBe(0);
  expect(await viewer.site.panel.getByRole('button', { name: /Rename or delete/ }).count()).toBe(0);
});
