import type { Browser } from 'playwright-core';
import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage } from '../support/ide-page.ts';
import { startHost } from '../support/start-host.ts';
import { ownMemoryOf } from './process-memory.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

/** It is looked at so often, half a second apart, and the middle one is told: collections come and go. */
const LOOKS = 7;

export const pageMemoryRow: Row = {
  name: 'page-memory',
  about: "What the browser's renderers hold for the IDE with two panes, and with four, in a browser that shows nothing else.",
  rounds: 3,
  async measure() {
    await using host = await startHost();
    const browser = await openBrowser();
    try {
      const made = await createProject(host.url);
      await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
      await ide.connected('Fox', 'Owl');
      const two = await renderers(ide, browser);
      for (let more = 0; more < 2; more += 1) await ide.page.locator('.add-client').click();
      await ide.page.locator('[data-pane]').nth(3).getByText('connected', { exact: true }).waitFor();
      const four = await renderers(ide, browser);
      return [
        { what: 'renderer memory, IDE with two panes', value: two, unit: 'bytes', budget: { atMost: 220e6 } },
        { what: 'renderer memory, IDE with four panes', value: four, unit: 'bytes', budget: { atMost: 350e6 } },
      ];
    } finally {
      await browser.close();
    }
  },
};

async function renderers({ page }: IdePage, browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const sums: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await page.waitForTimeout(500);
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    sums.push(processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { id }) => sum + ownMemoryOf(id), 0));
  }
  await cdp.detach();
  return quantile(sums, 0.5);
}
