import { expect, it } from 'vitest';
import { createProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

it('a pupil shares with a phone, gives the link anew, and the phone is out; a classmate makes a copy, and both have their own', async () => {
  const made = await createProject(host.url, undefined, 'Our chat');
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');

  // the phone is a client of the same server
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const page = await phone.newPage();
  await page.goto(`${host.schoolUrl}${made.links.play}`);
  const box = page.locator('iframe').contentFrame().getByLabel('Say something');
  await box.fill('from the phone', PATIENCE);
  await box.press('Enter');
  await ide.hears('Fox', 'Hare: from the phone');

  // a new Play link: asked once more, then this page loads again and the phone is out
  await ide.page.getByRole('button', { name: 'Share' }).click();
  const dialog = ide.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'New link' }).click();
  await dialog.getByText('Whoever plays now has to leave').waitFor(PATIENCE);
  const loaded = ide.page.waitForEvent('load', PATIENCE);
  await dialog.getByRole('button', { name: 'New link' }).click();
  await loaded;
  await ide.whole();
  await ide.connected('Fox', 'Owl');
  await ide.say('Fox', 'still here');
  await ide.hears('Owl', 'Fox: still here');
  expect((await page.reload())?.status()).toBe(404);
  await phone.close();

  // a Look link is turned off and on again
  await ide.page.getByRole('button', { name: 'Share' }).click();
  await dialog.getByRole('button', { name: 'They see your code' }).click();
  await dialog.getByRole('button', { name: 'Turn it off' }).click();
  await dialog.getByRole('button', { name: 'Turn it off' }).click();
  await dialog.getByText('No link opens it now').waitFor(PATIENCE);
  expect((await fetch(`${host.url}${made.links.look}`)).status).toBe(404);
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  await dialog.getByRole('button', { name: 'Copy link: Look' }).waitFor(PATIENCE);
  await ide.page.keyboard.press('Escape');

  // a classmate's copy is made by a press, and is their own
  await using classmate = await IdePage.blank(browser);
  await classmate.page.goto(`${host.schoolUrl}${made.links.remix}`);
  await classmate.page.getByRole('button', { name: 'Make my own copy' }).click();
  await classmate.whole();
  await classmate.page.getByText('made from “Our chat”').waitFor(PATIENCE);
  await classmate.connected('Fox', 'Owl');
  expect(new URL(classmate.page.url()).pathname).not.toContain(made.id);
  await classmate.say('Fox', 'in the copy');
  await classmate.hears('Owl', 'Fox: in the copy');
  expect(await ide.inside('Fox').getByText('in the copy').count()).toBe(0);
  for (const each of [ide, classmate]) each.expectClean(new URL(host.schoolUrl).host);
});

it('new secret words open the project, also for the one who asked for them, and the old ones do not', async () => {
  const made = await createProject(host.url);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await ide.page.getByRole('button', { name: 'Share' }).click();
  const dialog = ide.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'keep it secret' }).click();
  await dialog.getByRole('button', { name: 'New link' }).click();
  await dialog.getByText('four new secret words').waitFor(PATIENCE);
  await dialog.getByRole('button', { name: 'New link' }).click();
  await dialog.waitFor({ ...PATIENCE, state: 'detached' });
  await ide.whole();
  await ide.connected('Fox', 'Owl');
  await ide.page.getByRole('button', { name: 'Share' }).click();
  const words = await dialog.locator('.secret-words code').allTextContents();
  expect(words).toHaveLength(4);
  expect(words).not.toEqual(made.words);
  const tried = async (given: string[]): Promise<number> =>
    (
      await fetch(`${host.url}/api/words`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ words: given }),
      })
    ).status;
  expect(await tried(words)).toBe(200);
  expect(await tried(made.words)).not.toBe(200);
});
