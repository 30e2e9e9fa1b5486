import type { BrowserContext, Page as ChromiumPage } from 'playwright-core';
import type { Browser as Firefox, Page as FirefoxPage } from 'puppeteer-core';

/** A browser on a crowded machine takes long to its first panels. */
const PATIENCE_MS = 60_000;

/** A page or a frame in one, in whichever browser. */
export interface Inside {
  readonly url: string;
  /** The value of an expression, once the page has loaded. */
  run(code: string): Promise<unknown>;
}

const LOADED = `new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', done)))`;

/** A tab of a browser, as far as these tests need one. */
export interface Tab extends AsyncDisposable {
  /** Its frames at addresses with this in them, in order, when there are so many. */
  frames(part: string, count: number): Promise<Inside[]>;
  click(selector: string): Promise<void>;
}

/** Resolves when the page has loaded. */
export type OpenTab = (url: string) => Promise<Tab>;

export function chromiumTabs(context: BrowserContext): OpenTab {
  return async (url) => {
    const page = await context.newPage();
    await page.goto(url);
    const frames = (): Inside[] =>
      page.frames().map((frame) => ({ url: frame.url(), run: (code) => frame.evaluate(`${LOADED}.then(() => ${code})`) }));
    return { ...tabOf(page, frames, (listener) => page.on('framenavigated', listener)), click: (selector) => page.click(selector) };
  };
}

export function firefoxTabs(browser: Firefox): OpenTab {
  return async (url) => {
    const page = await browser.newPage();
    await page.goto(url);
    const frames = (): Inside[] =>
      page.frames().map((frame) => ({ url: frame.url(), run: (code) => frame.evaluate(`${LOADED}.then(() => ${code})`) }));
    // this driver does not wait for what it clicks
    const click = async (selector: string): Promise<void> => {
      await page.waitForSelector(selector, { timeout: PATIENCE_MS });
      await page.click(selector);
    };
    return { ...tabOf(page, frames, (listener) => page.on('framenavigated', listener)), click };
  };
}

function tabOf(
  page: ChromiumPage | FirefoxPage,
  frames: () => Inside[],
  onNavigated: (listener: () => void) => unknown,
): Omit<Tab, 'click'> {
  let told = (): void => undefined;
  onNavigated(() => told());
  return {
    async frames(part, count) {
      for (;;) {
        const changed = new Promise<void>((resolve) => (told = resolve));
        const found = frames().filter(({ url }) => url.includes(part));
        if (found.length >= count) return found;
        await changed;
      }
    },
    async [Symbol.asyncDispose]() {
      await page.close();
    },
  };
}
