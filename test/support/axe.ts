import axe from 'axe-core';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** WCAG 2.2, A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What the computer may ask for. */
const ASKED = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const;

/**
 * Judges what the page shows now, in all themes. What is inside a client's page is the pupil's, and is left out. `state`: what is
 * judged, for who reads of a failure.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  // The host's own pages have no script, and follow the computer by their style sheet.
  const isScripted = (await page.locator('html[data-theme]').count()) > 0;
  for (const [theme, asked] of Object.entries(ASKED)) {
    // Colours on their way from one theme to the next are nobody's.
    await page.emulateMedia({ ...asked, reducedMotion: 'reduce' });
    if (isScripted) await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    expect(await violations(page), `${state}, ${theme}`).toEqual([]);
  }
  await page.emulateMedia(ASKED.light);
}

/** Each as one line: the rule, and the elements. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, iframes: false, resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`).join('\n')}`,
    );
  }, TAGS);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
