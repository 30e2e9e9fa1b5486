/** How a pupil deletes a project, and reads what is kept, in a real browser. */
import { expect, it } from 'vitest';
import { createProject } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

it('deletes a project for good after it has asked, and whoever else is in it reads so', { timeout: 240_000 }, async () => {
  const made = await createProject(host.url, { 'server.js': '', 'index.html': '<p>hi</p>' }, 'Old chat');
  await using mine = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await using theirs = await IdePage.open(browser, `${host.schoolUrl}${made.links.look}`);
  await mine.page.getByRole('button', { name: 'Share' }).click();
  await mine.page.getByRole('button', { name: 'Delete this project' }).click();
  await mine.page.getByRole('heading', { name: 'Delete “Old chat”?' }).waitFor(PATIENCE);
  await expectAccessible(mine.page, 'the question before a project is deleted');
  const saved = mine.page.waitForEvent('download');
  await mine.page.getByRole('button', { name: 'Save zip' }).click();
  expect((await saved).suggestedFilename()).toBe('Old chat.zip');
  await mine.page.getByRole('button', { name: 'Delete it for good' }).click();

  await mine.page.waitForURL(`${host.schoolUrl}/`, PATIENCE);
  await mine.page.getByRole('heading', { name: 'Lessons' }).waitFor(PATIENCE);
  expect(await mine.page.getByText('Old chat').count()).toBe(0);
  expect(await mine.page.evaluate((id) => localStorage.getItem(`wszero.key.${id}`), made.id)).toBeNull();
  await theirs.page.getByRole('heading', { name: 'This project was deleted' }).waitFor(PATIENCE);
  expect((await mine.page.goto(`${host.schoolUrl}${made.links.edit}`))?.status()).toBe(404);
  expect(mine.watch.errors).toEqual([]);
  theirs.expectClean(new URL(host.schoolUrl).host);
});

it.each([
  ['en', 'What is kept about you', 'For teachers'],
  ['es', 'Qué se guarda sobre ti', 'Para docentes'],
])('says in %s what is kept, on a page to which the start page and the one for teachers lead', async (locale, title, forTeachers) => {
  await using ide = await IdePage.blank(browser, { locale });
  const { page } = ide;
  await page.goto(`${host.schoolUrl}/`);
  await page.getByRole('link', { name: title }).click(PATIENCE);
  await page.getByRole('heading', { name: title }).waitFor(PATIENCE);
  await expectAccessible(page, `the notice about data in ${locale}`);
  await page.goto(`${host.schoolUrl}/teachers`);
  await page.getByRole('heading', { name: forTeachers }).waitFor(PATIENCE);
  await page.getByRole('link', { name: title }).click(PATIENCE);
  await page.waitForURL('**/data', PATIENCE);
  await page.getByRole('heading', { name: title }).waitFor(PATIENCE);
  ide.expectClean(new URL(host.schoolUrl).host);
});
