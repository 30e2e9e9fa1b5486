/**
 * Takes pictures of the pages as they are, to look at: `PICTURES=folder npx vitest run --config test/vitest.config.ts
 * --project e2e`. That of the README is among them, `ide-light.png`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createProject, readProject } from '../support/api.ts';
import { SCREEN } from '../support/browser.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { pngPicture, wavSound } from '../support/picture.ts';

const FOLDER = process.env.PICTURES ?? '';
const SCREENS = [
  [1920, 1080],
  [1024, 768],
  // A Chromebook at twice the size.
  [683, 384],
] as const;
const OPENED = [
  ['Share', 'share'],
  ['Letters, colours and more', 'settings'],
  ['Keys', 'keys'],
] as const;
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
});

const THEMES: [theme: string, asked: BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['contrast', { colorScheme: 'light', contrast: 'more' }],
];

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

describe.each(THEMES)('%s', (theme, asked) => {
  it('the IDE with some messages, and with a mistake', async () => {
    const made = await createProject(host.url, undefined, 'Our chat');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`, asked);
    await ide.connected('Fox', 'Owl');
    await ide.say('Fox', 'Hi Owl!');
    await ide.hears('Owl', 'Fox: Hi Owl!');
    await ide.inside('Owl').getByRole('button', { name: 'Wave' }).click();
    await ide.hears('Fox', 'Owl: 👋');
    await ide.turn('Owl sends wave.');
    await ide.server.focus();
    await ide.page
      .locator('.turn.fresh')
      .first()
      .waitFor({ ...PATIENCE, state: 'detached' });
    await take(ide.page, `ide-${theme}`);

    const server = (await readProject(host.url, made)).files['server.js'] ?? '';
    await ide.server.replace(server, 'text });', 'text );');
    await ide.server.panel.locator('.mistake .card').waitFor(PATIENCE);
    await ide.page.locator('.editor-marked-line').first().waitFor(PATIENCE);
    await take(ide.page, `ide-mistake-${theme}`);

    await ide.page.goto(`${host.schoolUrl}/`);
    await ide.page.locator('.project-card').waitFor(PATIENCE);
    await take(ide.page, `start-${theme}`);
  });

  it('a picture and a sound among the files, and what did not arrive', async () => {
    const made = await createProject(host.url, undefined, 'Our chat');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`, asked);
    await ide.connected('Fox', 'Owl');
    const picker = ide.site.panel.locator('input[type="file"]');
    const picture = pngPicture(320, 180, [176, 67, 11]);
    await picker.setInputFiles([{ name: 'Fox in the wood.png', mimeType: 'image/png', buffer: picture }]);
    await ide.site.panel.getByText('320 × 180').waitFor(PATIENCE);
    await take(ide.page, `asset-picture-${theme}`);
    await picker.setInputFiles([
      { name: 'meow.wav', mimeType: 'audio/wav', buffer: wavSound(900) },
      { name: 'story.docx', mimeType: '', buffer: Buffer.from('?') },
      { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(2 * 1024 * 1024) },
    ]);
    await ide.site.panel.locator('.asset-view audio').waitFor(PATIENCE);
    await ide.site.panel.getByRole('alert').nth(1).waitFor(PATIENCE);
    await take(ide.page, `asset-sound-${theme}`);
  });

  it('other screens, and what opens from the bar', async () => {
    const made = await createProject(host.url, undefined, 'Our chat');
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`, asked);
    await ide.connected('Fox', 'Owl');
    await ide.say('Fox', 'Hi Owl!');
    await ide.turn('Fox sends say.');
    for (const [width, height] of SCREENS) {
      await ide.page.setViewportSize({ width, height });
      await take(ide.page, `ide-${String(width)}-${theme}`);
    }
    await ide.page.setViewportSize(SCREEN);
    for (const [button, name] of OPENED) {
      await ide.page.getByRole('button', { name: button, exact: true }).click();
      await ide.page.locator('dialog').waitFor(PATIENCE);
      await take(ide.page, `${name}-${theme}`);
      await ide.page.keyboard.press('Escape');
    }
  });

  it('Play on a phone', async () => {
    const made = await createProject(host.url, undefined, 'Our chat');
    await using visitor = await IdePage.blank(browser, { ...asked, viewport: PHONE });
    await visitor.page.goto(`${host.schoolUrl}${made.links.play}`);
    const inside = visitor.page.locator('iframe').contentFrame();
    await inside.getByLabel('Say something').fill('From my phone');
    await inside.getByLabel('Say something').press('Enter');
    await inside.getByText('Fox: From my phone').waitFor(PATIENCE);
    await take(visitor.page, `play-${theme}`);
  });
});
