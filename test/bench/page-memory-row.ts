import { chromium, type Browser } from 'playwright-core';
import { createProject } from '../support/api.ts';
import { chromiumLaunch } from '../support/chromium-launch.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost } from '../support/start-host.ts';
import { memoryOf, type ProcessMemory } from './process-memory.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

/** The browser keeps renderers for what it may show next, and for its own address bar: none of them is the IDE's. */
const NO_OTHERS = '--disable-features=SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup';
/** Seconds for which it is looked at, once in each; the middle one is told: collections come and go. */
const TWO_PANES_SECONDS = 9;
const FOUR_PANES_SECONDS = 5;

export const pageMemoryRow: Row = {
  name: 'page-memory',
  about:
    "What the browser's renderers hold for the IDE with two panes, and with four, in a browser that shows nothing else: with their part of what they share, and what is each one's own, which a browser's task manager calls its footprint.",
  rounds: 3,
  async measure() {
    await using host = await startHost();
    const { args, ...launch } = chromiumLaunch();
    const browser = await chromium.launch({ ...launch, args: [...args, NO_OTHERS] });
    try {
      const made = await createProject(host.url);
      await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
      await ide.connected('Fox', 'Owl');
      const two = await renderers(ide, browser, TWO_PANES_SECONDS);
      for (let more = 0; more < 2; more += 1) await ide.page.locator('.add-client').click();
      await ide.page.locator('[data-pane]').nth(3).getByText('connected', { exact: true }).waitFor(PATIENCE);
      const four = await renderers(ide, browser, FOUR_PANES_SECONDS);
      return [
        { what: 'renderer memory, IDE with two panes', value: two.shared, unit: 'bytes', budget: { atMost: 220e6 } },
        { what: 'renderer memory, IDE with four panes', value: four.shared, unit: 'bytes', budget: { atMost: 350e6 } },
        { what: 'their footprint, IDE with two panes', value: two.own, unit: 'bytes' },
        { what: 'their footprint, IDE with four panes', value: four.own, unit: 'bytes' },
      ];
    } finally {
      await browser.close();
    }
  },
};

async function renderers({ page }: IdePage, browser: Browser, seconds: number): Promise<Pick<ProcessMemory, 'shared' | 'own'>> {
  const cdp = await browser.newBrowserCDPSession();
  const looks: ProcessMemory[][] = [];
  for (let second = 0; second < seconds; second += 1) {
    await page.waitForTimeout(1_000);
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    looks.push(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOf(id)));
  }
  await cdp.detach();
  const middle = (what: keyof ProcessMemory): number =>
    quantile(
      looks.map((look) => look.reduce((sum, each) => sum + each[what], 0)),
      0.5,
    );
  return { shared: middle('shared'), own: middle('own') };
}
