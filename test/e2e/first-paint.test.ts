import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

const LONG = 120_000;
/** What the frame of the page has, and the IDE in its place. */
const PARTS = ['.topbar .logo', '.editor.is-server > .head', '.editor.is-server', '.editor.is-page', '.messages', '.panes'];

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  host = await startHost();
  browser = await openBrowser();
}, LONG);
afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function places(page: Page): Promise<(object | null)[]> {
  return await Promise.all(PARTS.map(async (part) => await page.locator(part).boundingBox()));
}

test(
  'the frame of the IDE is painted before its scripts have come, as it was left, and nothing in it moves when they come',
  async () => {
    const made = await createProject(host.url);
    await using ide = await IdePage.blank(browser);
    const { page } = ide;
    await page.addInitScript(() => {
      if (window !== window.top) return;
      localStorage.setItem('wszero.theme', 'contrast');
      localStorage.setItem('wszero.split.editors', '30.00');
    });
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route(/\/assets\/(?:ide|typed|shared)-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });

    const asked = page.waitForEvent('websocket', PATIENCE);
    await page.goto(`${host.schoolUrl}${made.links.edit}`, { waitUntil: 'commit' });
    // The host is asked meanwhile, and lets in whoever has the key.
    const answer = await (await asked).waitForEvent('framereceived', PATIENCE);
    expect(answer.payload).toContain('"type":"welcome"');
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, PATIENCE);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('contrast');
    const framed = await places(page);
    expect(framed).not.toContain(null);
    const [server, site] = await Promise.all(
      ['.editor.is-server', '.editor.is-page'].map(async (side) => (await page.locator(side).boundingBox())?.width ?? 0),
    );
    expect((server ?? 0) / (site ?? 1)).toBeCloseTo(3 / 7, 1);

    letThrough();
    await page.getByText('Saved', { exact: true }).waitFor(PATIENCE);
    expect(await places(page)).toEqual(framed);
    await ide.whole();
    // The session goes on with that socket. The others are the panes'.
    expect(ide.watch.addresses.filter((address) => address.startsWith('ws:') && !new URL(address).pathname.startsWith('/p/'))).toHaveLength(
      1,
    );
    ide.expectClean(new URL(host.schoolUrl).host);
  },
  LONG,
);

test(
  'a page that can not say hello at first opens all the same',
  async () => {
    const made = await createProject(host.url);
    await using ide = await IdePage.blank(browser);
    const { page } = ide;
    await page.addInitScript(() => {
      if (window !== window.top) return;
      const real = window.WebSocket;
      window.WebSocket = new Proxy(real, {
        construct() {
          window.WebSocket = real;
          throw new Error('no way to the host');
        },
      });
    });
    await page.goto(`${host.schoolUrl}${made.links.edit}`);
    await page.getByText('Saved', { exact: true }).waitFor(PATIENCE);
    await ide.whole();
    ide.expectClean(new URL(host.schoolUrl).host);
  },
  LONG,
);
