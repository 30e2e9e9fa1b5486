/**
 * Every screen and every state of it, judged by the rules of WCAG 2.2 A and AA in all three themes. Many states are visited in one page, since
 * opening the IDE is what costs.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { createProject, putFiles } from '../support/api.ts';
import { expectAccessible, violations } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { pngPicture, wavSound } from '../support/picture.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

/** Each state is judged three times; on a busy machine that takes its time. */
const LONG = { timeout: 240_000 } as const;

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test('the judge finds what is wrong', async () => {
  await using ide = await IdePage.blank(browser);
  await ide.page.setContent('<html lang="en"><title>x</title><main><button></button><p style="color:#999">Pale</p></main></html>');
  expect((await violations(ide.page)).map((line) => line.replace(/:.*/s, ''))).toEqual(['button-name', 'color-contrast']);
});

test('the pages around the projects', LONG, async () => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  await page.goto(`${host.schoolUrl}/`);
  await expectAccessible(page, 'start page');
  for (const [at, word] of ['one', 'two', 'three', 'four'].entries()) await page.getByLabel(`Word ${String(at + 1)}`).fill(word);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('No project has these words.').waitFor(PATIENCE);
  await page.locator('input[data-kind="zip"]').setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('no') });
  await page.getByText('This is not a zip.').waitFor(PATIENCE);
  await expectAccessible(page, 'start page that tells what went wrong');

  const made = await createProject(host.url);
  await page.goto(`${host.schoolUrl}${made.links.play}`);
  await page.locator('iframe').contentFrame().getByLabel('Say something').waitFor(PATIENCE);
  await expectAccessible(page, 'Play');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectAccessible(page, 'Play, stopped');

  await page.goto(`${host.schoolUrl}/e/no-such-project-1`);
  await page.getByText('There is no project here').waitFor(PATIENCE);
  await expectAccessible(page, 'no project');
  await page.goto(`${host.schoolUrl}/e/${made.id}#tiger-tiger-tiger-tiger`);
  await page.getByText('These words do not open this project').waitFor(PATIENCE);
  await expectAccessible(page, 'wrong words');
  await page.goto(`${host.schoolUrl}/nothing`);
  await expectAccessible(page, 'a page that there is not');
});

test('the IDE, and what opens from its bar', LONG, async () => {
  await using ide = await IdePage.blank(browser);
  const { page } = ide;
  await page.goto(`${host.schoolUrl}/`);
  await page.getByRole('button', { name: 'New project' }).click();
  await ide.whole();
  await ide.connected('Fox', 'Owl');
  await page.getByText('This is your server.').waitFor(PATIENCE);
  await expectAccessible(page, 'first visit');
  await page.getByRole('button', { name: 'Close these notes' }).click();

  await ide.say('Fox', 'Hi Owl!');
  await ide.hears('Owl', 'Fox: Hi Owl!');
  await expectAccessible(page, 'messages');
  await judgeTools(ide);
  for (const [button, dialog] of [
    ['Share', 'wz-share-dialog'],
    ['Letters, colours and more', 'wz-settings-dialog'],
    ['Keys', 'wz-keys-dialog'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator(`${dialog} dialog`).waitFor(PATIENCE);
    await expectAccessible(page, dialog);
    await page.keyboard.press('Escape');
  }
});

/** What opens from the tools of the picture, from a message, and from a pane. */
async function judgeTools({ page }: IdePage): Promise<void> {
  const messages = page.locator('wz-bottom');
  await messages.locator('wz-turn .in .message').last().click(PATIENCE);
  await messages.locator('.pic-aside').getByText('"Hi Owl!"').waitFor(PATIENCE);
  await expectAccessible(page, 'an opened message');
  await page.keyboard.press('Escape');
  await messages.locator('.send-as-pick select').selectOption({ label: 'Fox' });
  await messages.locator('#send-op').fill('say');
  await messages.locator('#send-part-text').waitFor(PATIENCE);
  await expectAccessible(page, 'Send as');
  await page.keyboard.press('Escape');
  await messages.getByRole('button', { name: 'Filter' }).click();
  await messages.locator('.filter-bar').getByRole('button', { name: 'say', exact: true }).click();
  await expectAccessible(page, 'filter bar');
  await messages.getByRole('button', { name: 'Table' }).click();
  await messages.locator('.message-table td').first().waitFor(PATIENCE);
  await expectAccessible(page, 'table');
  await messages.getByRole('button', { name: 'Table' }).click();
  await messages.getByRole('button', { name: 'Show all' }).click();
  await messages.getByRole('button', { name: 'Pause' }).click();
  await messages.getByRole('button', { name: 'One step back' }).click(PATIENCE);
  await expectAccessible(page, 'scrubber');
  await messages.locator('.scrubber').getByRole('button', { name: 'Go on' }).click();
  await page.locator('[data-pane="Owl"] .pane-name').click();
  await page.getByLabel('Another name for Owl').waitFor(PATIENCE);
  await expectAccessible(page, 'more of a pane');
  await page.keyboard.press('Escape');
}

test('the files of the IDE', LONG, async () => {
  const made = await createProject(host.url);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;
  await ide.connected('Fox', 'Owl');
  await ide.site.panel.locator('input[type="file"]').setInputFiles([
    { name: 'fox.png', mimeType: 'image/png', buffer: pngPicture(320, 180, [176, 67, 11]) },
    { name: 'story.docx', mimeType: '', buffer: Buffer.from('?') },
  ]);
  await ide.site.panel.getByText('320 × 180').waitFor(PATIENCE);
  await ide.server.panel.getByRole('button', { name: 'New file' }).click();
  await page.keyboard.type('no no{Enter}');
  await expectAccessible(page, 'a picture, a file that was refused, a new file');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await ide.site.panel.locator('input[type="file"]').setInputFiles({ name: 'meow.wav', mimeType: 'audio/wav', buffer: wavSound(300) });
  await ide.site.panel.locator('.asset-view audio').waitFor(PATIENCE);
  await ide.site.panel.locator('[role="tab"][aria-selected="true"]').press('Delete');
  await page.locator('.toast').waitFor(PATIENCE);
  await expectAccessible(page, 'a file that can be put back');
});

test('the IDE when things go wrong', LONG, async () => {
  const made = await createProject(host.url);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  const { page } = ide;
  await ide.connected('Fox', 'Owl');
  await putFiles(host.url, made, {
    'server.js': "console.log('one', { two: 3 });\nconsole.warn('look');\non('wave', () => { brodcast(1) });\n",
  });
  await ide.inside('Fox').getByRole('button', { name: 'Wave' }).click();
  await ide.say('Owl', 'Nobody hears this');
  await ide.turn('Owl sends say.');
  await expectAccessible(page, 'a message that nobody handles');
  await ide.consoleLine('brodcast');
  await expectAccessible(page, 'console');
  await putFiles(host.url, made, { 'server.js': "on('say', (client, text => {\n" });
  await ide.server.panel.locator('.mistake .card').waitFor(PATIENCE);
  await expectAccessible(page, 'mistake');

  const endless = await createProject(host.url, { 'server.js': 'for (;;) {}\n', 'index.html': '<h1>Hi</h1>\n' });
  await page.goto(`${host.schoolUrl}${endless.links.edit}`);
  await ide.state('Stopped');
  await ide.whole();
  await expectAccessible(page, 'stopped');

  await page.getByRole('button', { name: 'Close Fox' }).click();
  await page.getByRole('button', { name: 'Close Owl' }).click();
  await page.getByText('No clients yet').waitFor(PATIENCE);
  await expectAccessible(page, 'no clients');

  await page.goto(`${host.schoolUrl}${endless.links.look}`);
  await page.getByText('You can look. You can not change it.').waitFor(PATIENCE);
  await ide.whole();
  await expectAccessible(page, 'may only look');
  await host.kill();
  await page.getByText('No connection for now. All is saved.').first().waitFor(PATIENCE);
  await expectAccessible(page, 'offline');
  host = await host.startAgain();
});
