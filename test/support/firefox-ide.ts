import { expect } from 'vitest';
import type { Browser, Frame, Page } from 'puppeteer-core';

const PATIENCE_MS = 60_000;

declare global {
  interface Window {
    /** What a policy has stopped in this page, and errors of it that nobody caught. */
    wrongs: string[];
  }
}

/** The IDE in Firefox, by what a pupil sees of it. */
export class FirefoxIde implements AsyncDisposable {
  readonly page: Page;

  /** Opens a link of a project, and waits until the server's editor is there in full and both clients are connected. */
  static async open(browser: Browser, link: string): Promise<FirefoxIde> {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.evaluateOnNewDocument(() => {
      window.wrongs = [];
      document.addEventListener('securitypolicyviolation', (event) => window.wrongs.push(`${event.violatedDirective} ${event.blockedURI}`));
      window.addEventListener('error', (event) => window.wrongs.push(event.message));
      window.addEventListener('unhandledrejection', (event) => window.wrongs.push(String(event.reason)));
    });
    await page.goto(link);
    const ide = new FirefoxIde(page);
    await page.waitForSelector('.editor.is-server .monaco-editor .view-lines');
    await ide.connected('Fox', 'Owl');
    return ide;
  }

  private constructor(page: Page) {
    this.page = page;
  }

  async connected(...names: string[]): Promise<void> {
    for (const name of names) await this.page.waitForSelector(`[data-pane="${name}"] .pane-name small:not(.warn)`);
  }

  /** The page in a pane, which has loaded. */
  async inside(name: string): Promise<Frame> {
    const element = await this.page.waitForSelector(`[data-pane="${name}"] iframe`);
    const frame = await element?.contentFrame();
    if (!frame) throw new Error(`there is no page in ${name}`);
    await frame.waitForFunction(() => document.readyState === 'complete');
    return frame;
  }

  /** Starts something in the page of a pane, and does not wait for its end. */
  async start(name: string, code: string): Promise<void> {
    const frame = await this.inside(name);
    await frame.evaluate((script) => void setTimeout(() => void (0, eval)(script), 50), code);
  }

  /** Types at the end of the server's first file. */
  async typeAtEnd(text: string): Promise<void> {
    await this.page.click('.editor.is-server .monaco-editor .editor-scrollable', { offset: { x: 4, y: 12 } });
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('End');
    await this.page.keyboard.up('Control');
    await this.page.keyboard.type(text);
    await this.page.waitForSelector('.saved[data-saved="yes"]');
  }

  /** Nothing of the IDE itself went wrong, and nothing in it was stopped by its policy. */
  async expectClean(): Promise<void> {
    expect(await this.page.evaluate(() => window.wrongs)).toEqual([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}
