import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { createProject, readProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { SmallDisk } from '../support/small-disk.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

let disk: SmallDisk | undefined;
let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  disk = await SmallDisk.mount('tmpfs', 24);
  if (disk) [host, browser] = await Promise.all([startHost({ dataDir: disk.path }), openBrowser()]);
});
afterAll(async () => {
  if (!disk) return;
  await browser.close();
  await host.stop();
  await disk[Symbol.asyncDispose]();
});

it(
  'says in the bar that the disk is full, what that means for a picture and for a new project, and when it is over',
  { timeout: 240_000 },
  async ({ skip }) => {
    if (!disk) return skip('nobody may mount a disk here');
    const made = await createProject(host.url, { 'server.js': '', 'index.html': '<p>hi</p>' });
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    await ide.connected('Fox', 'Owl');
    await disk.fill();
    await ide.server.focus();
    const full = ide.page.locator('.saved[data-saved="disk-full"]');
    for (let letters = 0; !(await full.isVisible()); letters += 1) {
      await ide.page.keyboard.type('x');
      // each letter on its own either fits in or does not
      await ide.page.locator('.saved:not([data-saved="not-yet"])').waitFor(PATIENCE);
    }
    expect(await full.innerText()).toContain('Not saved: the disk is full.');

    await ide.site.panel.locator('input[type="file"]').setInputFiles({
      name: 'cat.png',
      mimeType: 'image/png',
      buffer: Buffer.alloc(300_000, 1),
    });
    await ide.page.getByText('cat.png did not arrive: the disk is full.').waitFor(PATIENCE);
    const start = await ide.context.newPage();
    await start.goto(`${host.schoolUrl}/`);
    await start.getByRole('button', { name: 'New project' }).click();
    await start.getByText('There is no room for a new project: the disk is full.').waitFor(PATIENCE);

    const typed = (await ide.server.shown()).join('');
    await disk.makeRoom();
    await ide.saved();
    expect((await readProject(host.url, made)).files['server.js']).toBe(typed);
    await start.getByRole('button', { name: 'New project' }).click();
    await start.waitForURL('**/e/**', PATIENCE);
    ide.expectClean(new URL(host.schoolUrl).host);
  },
);
