import { expect, it } from 'vitest';
import { createProject } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

const TOLD = 'A visitor says of your page: “It is mean to somebody”.';

it('a visitor says that a page is mean: whoever edits it reads so, each on their own computer, and whoever looks on does not', async () => {
  const made = await createProject(host.url);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const page = await phone.newPage();
  await page.goto(`${host.schoolUrl}${made.links.play}`);
  await page.getByRole('button', { name: 'Report' }).click(PATIENCE);
  await expectAccessible(page, 'the reasons for a report');
  await page.getByRole('button', { name: 'It is mean to somebody' }).click(PATIENCE);
  await page.getByText('Thank you.').waitFor(PATIENCE);
  await phone.close();

  // at once, where somebody is there
  await ide.page.getByText(TOLD).waitFor(PATIENCE);
  await ide.page.getByRole('button', { name: 'Close this note' }).click(PATIENCE);
  await ide.page.getByText(TOLD).waitFor({ ...PATIENCE, state: 'detached' });
  await ide.page.reload();
  await ide.whole();
  await ide.saved();
  expect(await ide.page.getByText(TOLD).count()).toBe(0);

  // a teacher comes later, with the same link
  await using teacher = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await teacher.page.getByText(TOLD).waitFor(PATIENCE);
  await using looker = await IdePage.open(browser, `${host.schoolUrl}${made.links.look}`);
  await looker.state('Running');
  expect(await looker.page.getByText(TOLD).count()).toBe(0);
});
