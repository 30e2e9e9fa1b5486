import { expect } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { SCREEN } from './browser.ts';
import { elsewhere, watchPages, type PageWatch } from './page-watch.ts';
import { SideEditor } from './side-editor.ts';

/** Longer than anything here takes on a machine that does much else. */
export const PATIENCE = { timeout: 60_000 } as const;

/** The IDE in a browser of its own, by what a pupil sees of it. */
export class IdePage implements AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watch: PageWatch;
  readonly server: SideEditor;
  readonly site: SideEditor;

  /** A context of its own storage, with an empty page. */
  static async blank(browser: Browser, options: BrowserContextOptions = {}): Promise<IdePage> {
    const context = await browser.newContext({ viewport: SCREEN, ...options });
    const watch = watchPages(context);
    return new IdePage(context, await context.newPage(), watch);
  }

  /** Opens a link of a project, and waits until both editors are there in full. */
  static async open(browser: Browser, link: string, options: BrowserContextOptions = {}): Promise<IdePage> {
    const ide = await IdePage.blank(browser, options);
    await ide.page.goto(link);
    await ide.whole();
    return ide;
  }

  /** The same link in another tab of the same browser: with its storage. */
  async tab(link: string): Promise<IdePage> {
    const tab = new IdePage(this.context, await this.context.newPage(), this.watch);
    await tab.page.goto(link);
    await tab.whole();
    return tab;
  }

  /**
   * As `open`, in the window that is there, which comes with nothing in its storage. What the browser has compiled once it does
   * not compile again: that is half of what opening costs.
   */
  async visit(link: string): Promise<void> {
    if (this.page.url() !== 'about:blank') {
      await this.page.evaluate(() => {
        localStorage.clear();
        sessionStorage.clear();
      });
    }
    this.watch.forget();
    await this.page.goto(link);
    await this.whole();
  }

  private constructor(context: BrowserContext, page: Page, watch: PageWatch) {
    this.context = context;
    this.page = page;
    this.watch = watch;
    this.server = new SideEditor(page, 'server');
    this.site = new SideEditor(page, 'page');
  }

  /** Both editors are Monaco's. */
  async whole(): Promise<void> {
    await this.server.monaco.waitFor(PATIENCE);
    await this.site.monaco.waitFor(PATIENCE);
  }

  pane(name: string): Locator {
    return this.page.locator(`[data-pane="${name}"]`);
  }

  /** What is inside the pane. */
  inside(name: string): FrameLocator {
    return this.pane(name).locator('iframe').contentFrame();
  }

  async connected(...names: string[]): Promise<void> {
    for (const name of names) await this.pane(name).getByText('connected', { exact: true }).waitFor(PATIENCE);
  }

  /** Types into the chat of the starter, in the pane, and sends it. */
  async say(name: string, text: string): Promise<void> {
    const box = this.inside(name).getByLabel('Say something');
    await box.click(PATIENCE);
    await box.pressSequentially(text);
    await box.press('Enter');
  }

  /** The pane's page shows this text. */
  async hears(name: string, text: string): Promise<void> {
    await this.inside(name).getByText(text, { exact: true }).first().waitFor(PATIENCE);
  }

  /** Something that is gone when the pane's page is loaded anew. */
  async markPage(name: string): Promise<void> {
    await this.inside(name)
      .locator('body')
      .evaluate(() => {
        Object.assign(window, { marked: true });
      });
  }

  async isMarked(name: string): Promise<boolean> {
    return await this.inside(name)
      .locator('body')
      .evaluate(() => 'marked' in window);
  }

  /** The chip of the server's side: Running, There is a mistake, Stopped, …. */
  async state(words: string): Promise<void> {
    await this.page.locator('.is-server .state', { hasText: words }).waitFor(PATIENCE);
  }

  async saved(): Promise<void> {
    await this.whereSaved('yes');
  }

  /** Until the bar says so: `offline` is kept on this computer, `not-kept` nowhere. */
  async whereSaved(where: 'yes' | 'offline' | 'not-kept' | 'away'): Promise<void> {
    await this.page.locator(`.saved[data-saved="${where}"]`).waitFor(PATIENCE);
  }

  /** A line of the console that has all these words; the newest of them. */
  async consoleLine(words: string): Promise<Locator> {
    await this.page.locator('#tab-console').click();
    const line = this.page.locator('.log', { hasText: words }).last();
    await line.waitFor(PATIENCE);
    return line;
  }

  /** The row of the message picture that says this to whoever does not see it. */
  async turn(words: string): Promise<Locator> {
    await this.page.locator('#tab-messages').click();
    const turn = this.page.locator('wz-turn', { has: this.page.locator('.vh', { hasText: words }) }).last();
    await turn.waitFor({ ...PATIENCE, state: 'attached' });
    return turn;
  }

  /** No error that nobody caught, nothing that a policy stopped, and no request to another host than `host`, a name with its port. */
  expectClean(host: string): void {
    expect(this.watch.errors).toEqual([]);
    this.expectOwnClean(host);
  }

  /** The same, where a page runs what is half typed and may throw. */
  expectOwnClean(host: string): void {
    expect(this.watch.ownErrors).toEqual([]);
    expect(this.watch.violations).toEqual([]);
    expect(elsewhere(this.watch.addresses, host)).toEqual([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
  }
}
