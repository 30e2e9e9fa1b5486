import type { Browser, Page } from 'playwright-core';
import { IdePage } from '../support/ide-page.ts';

/** A school's line, shared by many, and its Chromebook. */
const NETWORK = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
const CPU_SLOWER = 4;

/** Milliseconds from the beginning of the navigation to the first paint, and to when there was first what `looks` select. */
export type StartTimes<Look extends string> = Record<Look | 'paint', number> & {
  /** What the page itself has fetched by then. */
  bytes: number;
};

/** The first with an empty cache, the second with what the browser has kept of it. */
export interface Visits<Look extends string> {
  first: StartTimes<Look>;
  again: StartTimes<Look>;
}

/** Opens a page over a slow line on a slow computer, with an empty cache, until all that `looks` select has been there; and once more. */
export async function startSlowly<Look extends string>(browser: Browser, url: string, looks: Record<Look, string>): Promise<Visits<Look>> {
  await using ide = await IdePage.blank(browser);
  const selectors: Record<string, string> = looks;
  await ide.page.addInitScript((selected) => {
    if (window !== window.top) return;
    const came: Record<string, number> = {};
    Object.assign(window, { came });
    new MutationObserver(() => {
      for (const [what, selector] of Object.entries(selected)) if (document.querySelector(selector)) came[what] ??= performance.now();
      if (Object.keys(selected).every((what) => what in came)) console.debug('all came');
    }).observe(document, { subtree: true, childList: true, attributes: true });
  }, selectors);
  await slowDown(ide);
  return { first: await visit<Look>(ide.page, url), again: await visit<Look>(ide.page, url) };
}

/** The computer, and its line. */
export async function slowDown({ context, page }: IdePage): Promise<void> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
}

/** Asking the page would have it read Playwright's own script: 43 ms on so slow a computer, before a key can be typed. So it tells. */
async function visit<Look extends string>(page: Page, url: string): Promise<StartTimes<Look>> {
  const allCame = page.waitForEvent('console', { predicate: (message) => message.text() === 'all came', timeout: 60_000 });
  await Promise.all([page.goto(url), allCame]);
  const came = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    const fetched = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const bytes = fetched.reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.transferSize : 0), 0);
    return { paint, bytes, ...(Reflect.get(window, 'came') as Record<string, number>) };
  });
  return came as StartTimes<Look>;
}
