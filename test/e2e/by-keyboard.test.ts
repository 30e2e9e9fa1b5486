/** The first minute and an edit by the keyboard alone: nothing here presses, points at or scrolls with a mouse. */
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

/** More stops of the Tab key than any page here has. */
const MOST_STOPS = 60;

/** Presses `key` until what has the focus is this. Each stop on the way has to be seen. */
async function until(page: Page, key: 'Tab' | 'Shift+Tab', selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
      expect(await isMarked(page), `the focus on ${selector} is seen`).toBe(true);
      return;
    }
  }
  throw new Error(`${key} never comes to ${selector}`);
}

async function hasFocus(element: Locator): Promise<boolean> {
  return await element.evaluate((node) => node === document.activeElement);
}

/** What has the focus has an outline; in a client's page it is that page which shows it. */
async function isMarked(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused) return false;
    if (focused instanceof HTMLIFrameElement) return true;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
}

test('from the start page to a message that the changed server sends', async () => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  const { keyboard } = page;
  await page.goto(`${host.schoolUrl}/`);
  await until(page, 'Tab', '.new-project');
  await keyboard.press('Enter');
  await page.waitForURL(`${host.schoolUrl}/e/*`, PATIENCE);
  await ide.whole();
  await ide.connected('Fox', 'Owl');

  // The first stop leads to the code.
  await until(page, 'Tab', '.skip');
  await keyboard.press('Enter');
  const lines = await ide.server.shown();
  const at = lines.findIndex((line) => line.includes("broadcast('said', { from, text });"));
  await keyboard.press('Control+Home');
  for (let line = 0; line < at; line += 1) await keyboard.press('ArrowDown');
  await keyboard.press('End');
  for (const _ of ' });') await keyboard.press('Backspace');
  await keyboard.type(": text + '!' });");
  // The line is too long for the screen, and is wrapped.
  const code = async (): Promise<string> => (await ide.server.shown()).join(' ').replace(/\s+/g, ' ');
  await expect.poll(code, PATIENCE).toContain("broadcast('said', { from, text: text + '!' });");
  await ide.saved();
  await ide.state('Running');

  // Tab is for the code while it is written: it says how to leave, and then leaves.
  await keyboard.press('Tab');
  await ide.server.panel.getByText('To leave the code: Esc, then Tab.').waitFor(PATIENCE);
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('wz-editor') ?? undefined)).toBe(undefined);

  // Part by part to the clients, and into the page of the first one.
  for (const part of ['.editor.is-page', '.messages', '.panes']) {
    await keyboard.press('F6');
    await page.locator(`${part} :focus`).first().waitFor(PATIENCE);
  }
  await until(page, 'Tab', '[data-pane="Fox"] iframe');
  const box = ide.inside('Fox').getByLabel('Say something');
  // Some browsers stop at the list of messages first, which can scroll.
  for (let stop = 0; stop < 3 && !(await hasFocus(box)); stop += 1) await keyboard.press('Tab');
  expect(await hasFocus(box)).toBe(true);
  await keyboard.type('all by keys');
  await keyboard.press('Enter');
  await ide.hears('Owl', 'Fox: all by keys!');

  // Out of it again, and to the message in the picture.
  await until(page, 'Shift+Tab', '#tab-messages');
  await until(page, 'Tab', 'wz-turn .run');
  await keyboard.press('Enter');
  await expect.poll(() => ide.server.line(), PATIENCE).toBe(2);
  expect(await page.evaluate(() => document.activeElement?.closest('.editor.is-server') !== null)).toBe(true);
  ide.expectClean(new URL(host.schoolUrl).host);
});

test('the files, the lines between the parts, and what opens from the bar', async () => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  const { keyboard } = page;
  await page.goto(`${host.schoolUrl}/`);
  await until(page, 'Tab', '.new-project');
  await keyboard.press('Enter');
  await ide.whole();
  await ide.connected('Fox', 'Owl');

  for (const dialog of ['wz-time-machine', 'wz-share', 'wz-settings', 'wz-help']) {
    await until(page, 'Tab', `${dialog} > button`);
    await keyboard.press('Enter');
    await page.locator(`${dialog} dialog[open]`).waitFor(PATIENCE);
    for (let stop = 0; stop < 20; stop += 1) {
      await keyboard.press('Tab');
      // The browser's own bar is among the stops of a dialog, and no part of the page.
      expect(
        await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null),
      ).toBe(true);
    }
    await keyboard.press('Escape');
    await page.locator(`${dialog} dialog`).waitFor({ ...PATIENCE, state: 'detached' });
    await page.locator(`${dialog} > button:focus`).waitFor(PATIENCE);
  }

  await until(page, 'Tab', '.is-server [role="tab"][aria-selected="true"]');
  await keyboard.press('F2');
  await page.locator('.file-form input:focus').waitFor(PATIENCE);
  await keyboard.press('Escape');
  const width = async (): Promise<number> => (await ide.server.panel.boundingBox())?.width ?? 0;
  const before = await width();
  await until(page, 'Tab', '.split.is-editors');
  await keyboard.press('ArrowRight');
  await expect.poll(width, PATIENCE).toBeGreaterThan(before);
  await keyboard.press('Enter');
  await expect.poll(width, PATIENCE).toBe(before);
});
