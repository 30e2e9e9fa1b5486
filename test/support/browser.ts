import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunch } from './chromium-launch.ts';

/** The screen of a school's Chromebook. */
export const SCREEN = { width: 1366, height: 768 } as const;

/** Real Chromium, which finds the school's host on this machine. Whoever opens it closes it. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch(chromiumLaunch());
}

/** A page of its own storage. `problems` collects errors of the page that nobody caught. */
export async function openPage(browser: Browser): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport: SCREEN });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, problems };
}
