import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { en } from '../../../ide/texts/en.ts';
import { createProject } from '../../support/api.ts';
import { browser, host } from '../../support/host-and-browser.ts';
import { HANG, HarmedIde, PATIENCE } from './harmed-ide.ts';

let harmed: HarmedIde;
beforeAll(async () => {
  harmed = await HarmedIde.open(browser, host);
});
beforeEach(() => harmed.recover());
afterAll(() => harmed[Symbol.asyncDispose]());

/** Another window of the same browser, whose pages share a process with those of the IDE. */
async function openWindow(link: string): Promise<Page> {
  const page = await harmed.ide.context.newPage();
  await page.goto(`${host.schoolUrl}${link}`);
  return page;
}

test('the window of a Play link is stopped by its button while its page hangs', async () => {
  const made = await createProject(host.url, { 'index.html': `<!doctype html><script>console.log('hangs'); ${HANG}</script>` });
  // Of a browser of its own, or the IDE would have it stopped.
  const context = await browser.newContext();
  const play = await context.newPage();
  const hangs = play.waitForEvent('console', { predicate: (line) => line.text() === 'hangs', ...PATIENCE });
  await play.goto(`${host.schoolUrl}${made.links.play}`, { waitUntil: 'commit' });
  await hangs;
  await play.getByRole('button', { name: 'Stop' }).click();
  await play.getByText(en['play.stopped.says']).waitFor(PATIENCE);
  expect(await play.locator('iframe').count()).toBe(0);
  await context.close();
});

test('a page that hangs lives again though its Play link is open in another window', async () => {
  const play = await openWindow(harmed.made.links.play);
  await play.locator('iframe').contentFrame().getByText('harmless').waitFor(PATIENCE);
  await harmed.run('Fox', HANG);
  await harmed.lost('Fox', 'silent');
  await play.getByText(en['play.stopped.says']).waitFor(PATIENCE);
  await harmed.isMended();
  await play.getByRole('button', { name: 'Start again' }).click();
  await play.locator('iframe').contentFrame().getByText(harmed.mended).waitFor(PATIENCE);
  await play.close();
});

test('two projects in two windows: both lose their pages to one that hangs, and both get them back', async () => {
  const made = await createProject(host.url, { 'index.html': '<!doctype html><p>innocent</p>' });
  const other = await openWindow(made.links.edit);
  const fox = other.locator('[data-pane="Fox"]');
  await fox.locator('iframe').contentFrame().getByText('innocent').waitFor(PATIENCE);
  await harmed.run('Owl', HANG);
  await harmed.lost('Owl', 'silent');
  await fox.getByText(en['pane.lost.silent'], { exact: true }).waitFor(PATIENCE);
  await harmed.isMended();
  await fox.getByRole('button', { name: 'Start again' }).click();
  await fox.locator('iframe').contentFrame().getByText('innocent').waitFor(PATIENCE);
  await other.close();
});
