import type { Browser } from 'playwright-core';
import { IdePage } from '../support/ide-page.ts';

/** A school's line, shared by many, and its Chromebook. */
const NETWORK = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
const CPU_SLOWER = 4;

/** Milliseconds from the beginning of the navigation to the first paint, and to when there was first what `looks` select. */
export type StartTimes<Look extends string> = Record<Look | 'paint', number>;

/** Opens a page over a slow line on a slow computer, with an empty cache, until all that `looks` select has been there. */
export async function startSlowly<Look extends string>(
  browser: Browser,
  url: string,
  looks: Record<Look, string>,
): Promise<StartTimes<Look>> {
  await using ide = await IdePage.blank(browser);
  const selectors: Record<string, string> = looks;
  await ide.page.addInitScript((selected) => {
    if (window !== window.top) return;
    const came: Record<string, number> = {};
    Object.assign(window, { came });
    new MutationObserver(() => {
      for (const [what, selector] of Object.entries(selected)) if (document.querySelector(selector)) came[what] ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  }, selectors);
  const cdp = await ide.context.newCDPSession(ide.page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await ide.page.goto(url);
  const wanted = Object.keys(looks);
  await ide.page.waitForFunction((names) => names.every((name) => name in Object(Reflect.get(window, 'came'))), wanted, {
    timeout: 60_000,
  });
  const came = await ide.page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return { paint, ...(Reflect.get(window, 'came') as Record<string, number>) };
  });
  return came as StartTimes<Look>;
}
