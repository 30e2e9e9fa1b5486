import { expect } from 'vitest';
import type { Browser } from 'playwright-core';
import { en } from '../../../ide/texts/en.ts';
import type { LostPage } from '../../../ide/state/workbench.ts';
import { createProject, putFiles, readProject, type MadeProject } from '../../support/api.ts';
import { IdePage } from '../../support/ide-page.ts';
import type { RunningHost } from '../../support/start-host.ts';

declare global {
  interface Window {
    /** What went wrong in the IDE's own scripts, those of its panes left out. */
    ownErrors: string[];
  }
}

/** Three seconds of silence, on a machine that does much else. */
export const PATIENCE = { timeout: 60_000 } as const;

/** Never ends, and no guard of loops sees it. */
export const HANG = '[].indexOf.call({ length: 2 ** 53 - 1 }, 1);';

/** An IDE whose pages do harm, one after the other, and what a pupil can do about it. */
export class HarmedIde implements AsyncDisposable {
  readonly ide: IdePage;
  readonly made: MadeProject;
  readonly #host: RunningHost;
  #mended = 0;
  #hung = 0;
  #isHarmed = false;

  static async open(browser: Browser, host: RunningHost): Promise<HarmedIde> {
    const made = await createProject(host.url, { 'server.js': '', 'index.html': '<!doctype html><p>harmless</p>' });
    const ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    await ide.connected('Fox', 'Owl');
    await ide.page.evaluate(() => {
      window.ownErrors = [];
      window.addEventListener('error', ({ message }) => window.ownErrors.push(message));
      window.addEventListener('unhandledrejection', ({ reason }) => window.ownErrors.push(String(reason)));
    });
    return new HarmedIde(ide, made, host);
  }

  private constructor(ide: IdePage, made: MadeProject, host: RunningHost) {
    this.ide = ide;
    this.made = made;
    this.#host = host;
  }

  /** Both panes get this page. */
  async show(page: string): Promise<void> {
    this.#isHarmed = true;
    await putFiles(this.#host.url, this.made, { 'index.html': page });
  }

  /** What an earlier test left behind when it failed must not fail the next one. */
  async recover(): Promise<void> {
    if (this.#isHarmed) await this.#mend();
  }

  /** In the page of this pane, once this turn of it has ended. */
  async run(name: string, code: string): Promise<void> {
    this.#isHarmed = true;
    await this.ide
      .inside(name)
      .locator('body')
      .evaluate((_body, script) => {
        setTimeout(() => void (0, eval)(script), 50);
      }, code);
  }

  /** In the page of this pane, and it has begun: the pane is asked for nothing more. */
  async hangs(name: string): Promise<void> {
    this.#hung += 1;
    const words = `hangs now, ${String(this.#hung)}`;
    await this.run(name, `console.log('${words}'); ${HANG}`);
    await this.says(words);
  }

  /** The pane says that its page was taken away, and the console says it too. */
  async lost(name: string, why: LostPage): Promise<void> {
    await this.ide.pane(name).getByText(en[`pane.lost.${why}`], { exact: true }).waitFor(PATIENCE);
    expect(await this.ide.pane(name).locator('iframe').count()).toBe(0);
  }

  /** The page has done its harm and says so in the console, or was taken away over it. */
  async isDone(words: string): Promise<void> {
    await this.ide.page.locator('#tab-console').click();
    const told = this.ide.page.locator('.log', { hasText: words }).first();
    await told.or(this.ide.page.locator('.pane-lost .btn')).first().waitFor(PATIENCE);
  }

  /** A line of the console; the page says it when it has done its harm. */
  async says(words: string): Promise<void> {
    await this.ide.page.locator('#tab-console').click();
    await this.ide.page.locator('.log', { hasText: words }).last().waitFor(PATIENCE);
  }

  /** A key arrives and is saved; the page is mended, lives again in both panes, and nothing has gone wrong in the IDE itself. */
  async isMended(): Promise<void> {
    const { ide } = this;
    const before = (await readProject(this.#host.url, this.made)).files['server.js'] ?? '';
    await ide.server.focus();
    await ide.page.keyboard.press('Control+End');
    await ide.page.keyboard.type('/');
    await expect.poll(async () => (await readProject(this.#host.url, this.made)).files['server.js'], PATIENCE).toBe(`${before}/`);
    await ide.saved();
    await this.#mend();
    expect(await ide.page.evaluate(() => window.ownErrors)).toEqual([]);
  }

  /** What the last mended page says. */
  get mended(): string {
    return `mended ${String(this.#mended)}`;
  }

  /** So many seconds as the window of the IDE counts them: a page that hangs has three. */
  async beats(count: number): Promise<void> {
    await this.ide.page.evaluate(async (beats) => {
      for (let beat = 0; beat < beats; beat += 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
    }, count);
  }

  async lives(name: string, words: string): Promise<void> {
    await this.ide.inside(name).getByText(words, { exact: true }).waitFor(PATIENCE);
    await this.ide.connected(name);
  }

  async #mend(): Promise<void> {
    this.#mended += 1;
    await this.show(`<!doctype html><p>${this.mended}</p>`);
    for (const name of ['Fox', 'Owl']) await this.lives(name, this.mended);
    this.#isHarmed = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.ide[Symbol.asyncDispose]();
  }
}
