/** The page for teachers in a real browser, against a real host. */
import { expect, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

test('is found from the start page, and tells what each lesson teaches and what goes wrong', async () => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  await page.goto(host.url);
  await page.getByRole('link', { name: 'For teachers' }).click(PATIENCE);
  await page.getByRole('heading', { name: 'For teachers' }).waitFor(PATIENCE);
  await page.locator('wz-lesson-sheet').nth(11).waitFor(PATIENCE);
  await page.getByText('What goes wrong').nth(1).click(PATIENCE);
  await page.getByText('Only Ann heard it.').first().waitFor(PATIENCE);
  await expectAccessible(page, 'all lessons for teachers');
  ide.expectClean(new URL(host.url).host);
});

test.each([
  ['Tell everyone', 6],
  ['Class chat', 4],
])('the preview of %s runs its checks by the way of a pupil, and all come out right', async (title, count) => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  await page.goto(`${host.url}/teachers`);
  await page.getByRole('link', { name: `Preview of ${title}` }).click(PATIENCE);
  await page.getByRole('heading', { name: title }).waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Try all checks' }).click(PATIENCE);
  await page.getByText(`All ${String(count)} tries came out right.`).waitFor(PATIENCE);
  expect(await page.locator('.tried.is-good').count()).toBe(count);
  expect(await page.locator('.tried.is-bad').count()).toBe(0);
  expect(await page.locator('.tried .try').count()).toBe(count / 2);
  await expectAccessible(page, `the preview of ${title}`);
  ide.expectClean(new URL(host.url).host);
});
