import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { firstMinute } from '../support/first-minute.ts';
import { PATIENCE } from '../support/ide-page.ts';
import { startPrefixProxy } from '../support/prefix-proxy.ts';
import { freePort, startHost } from '../support/start-host.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const PROXIES = [
  ['leaves the prefix and the Host header as they are', { strips: false, keepsHost: true }],
  ['takes the prefix away', { strips: true, keepsHost: true }],
  ['takes the prefix away and asks by an address of its own', { strips: true, keepsHost: false }],
] as const;

describe('behind a proxy', () => {
  it.each(PROXIES)('that %s: the first minute, a visitor, and the way home', async (_what, how) => {
    const port = await freePort();
    await using proxy = await startPrefixProxy({ prefix: '/some/prefix', to: port, ...how });
    await using _host = await startHost({ port, env: { PUBLIC_URL: proxy.url } });
    await using ide = await firstMinute(browser, `${proxy.url}/`);

    await ide.page.getByRole('button', { name: 'Share' }).click();
    // The address is no secure context, so the link is copied the old way, or shown.
    await ide.page.getByRole('button', { name: 'Copy link: Play' }).click();
    await ide.page.getByRole('button', { name: 'Copied: Play' }).waitFor(PATIENCE);
    await ide.page.getByRole('button', { name: 'Close' }).first().click();

    const [frame] = ide.page.frames().filter((each) => each.parentFrame() !== null);
    const play = new URL(frame?.url() ?? '').pathname.split('/p/')[1]?.split('/')[0] ?? '';
    const visitor = await ide.context.newPage();
    await visitor.goto(`${proxy.url}/play/${play}`);
    const inside = visitor.locator('iframe').contentFrame();
    await inside.getByLabel('Say something').fill('from a phone');
    await inside.getByLabel('Say something').press('Enter');
    await ide.hears('Owl', 'Hare: from a phone');

    await ide.page.reload();
    await ide.whole();
    await ide.connected('Fox', 'Owl');
    await ide.page.getByRole('link', { name: 'wszero: start page' }).click();
    await ide.page.locator('.project-card').waitFor(PATIENCE);
    expect(ide.page.url()).toBe(`${proxy.url}/`);
    ide.expectClean(new URL(proxy.url).host);
    expect(proxy.astray).toEqual([]);
  });
});
