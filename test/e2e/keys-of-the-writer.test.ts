/** Pages that take the focus by themselves, beside somebody who writes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

/** As pages do whose author wants to write at once. */
const GREEDY = '<input id="box"><script>box.focus();</script>';

let host: RunningHost;
let browser: Browser;
let made: MadeProject;
beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  made = await createProject(host.url, { 'server.js': '// \n', 'index.html': GREEDY });
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test('stay without the keys until they are pressed, or Tab leads into them', async () => {
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;
  const code = async (): Promise<string> => (await readProject(host.url, made)).files['server.js'] ?? '';
  await ide.connected('Fox', 'Owl');
  await ide.server.focus();
  const box = ide.inside('Fox').locator('#box');
  for (const word of ['one', 'two', 'three']) {
    await page.keyboard.type(`${word} `);
    await box.evaluate((field) => field.focus());
    await page.locator('.is-server wz-editor:focus-within').waitFor(PATIENCE);
  }
  await page.keyboard.type('end');
  await expect.poll(code, PATIENCE).toContain('end');
  expect(await code()).toContain('one two three end');

  await box.click();
  await page.keyboard.type('pressed');
  await expect.poll(async () => await box.inputValue(), PATIENCE).toBe('pressed');

  await ide.server.focus();
  await page.mouse.move(0, 0);
  await ide
    .pane('Fox')
    .getByRole('button', { name: /^Close/ })
    .focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('led ');
  await expect.poll(async () => await box.inputValue(), PATIENCE).toContain('led');
});
