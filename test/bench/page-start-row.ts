import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ROOT } from '../../server/setup/project-root.mjs';
import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage } from '../support/ide-page.ts';
import { startHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import { scriptsOf } from '../support/page-scripts.ts';
import type { Figure, Row } from './row.ts';

const STARTS = 5;
const BUILT = join(ROOT, '.build/ide');
/** A school's line, shared by many, and its Chromebook. */
const NETWORK = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
const CPU_SLOWER = 4;

/** What the IDE weighs, and how long its page takes to be there, over a slow line and on a slow computer. */
export const pageStartRow: Row = {
  name: 'page-start',
  about: 'What the IDE weighs, and how long its page takes to be there: 10 Mbit/s, 40 ms, CPU slowed 4 times, empty cache.',
  rounds: 1,
  async measure() {
    await using host = await startHost();
    const browser = await openBrowser();
    try {
      const made = await createProject(host.url);
      const starts: Start[] = [];
      for (let n = 0; n < STARTS; n += 1) starts.push(await start(browser, `${host.schoolUrl}${made.links.edit}`));
      const median = (what: keyof Start): number =>
        quantile(
          starts.map((each) => each[what]),
          0.5,
        );
      return [
        ...weights(),
        { what: 'first paint', value: median('paint'), unit: 'ms', budget: { atMost: 500 } },
        { what: 'text can be typed', value: median('textarea'), unit: 'ms', budget: { atMost: 800 } },
        { what: 'Monaco is there', value: median('monaco'), unit: 'ms' },
      ];
    } finally {
      await browser.close();
    }
  },
};

function weights(): Figure[] {
  const assets = readdirSync(join(BUILT, 'assets'));
  const shell = scriptsOf(readFileSync(join(BUILT, 'ide.html'), 'utf8'), join(BUILT, 'assets'));
  const files = (name: RegExp): number => assets.filter((file) => name.test(file)).reduce((sum, file) => sum + sent(file), 0);
  return [
    { what: 'shell script, brotli', value: shell.reduce((sum, file) => sum + sent(file), 0), unit: 'bytes', budget: { atMost: 25_000 } },
    { what: 'Monaco, brotli', value: files(/^monaco-surface-.*\.(?:js|css)$/), unit: 'bytes', budget: { atMost: 770_000 } },
    { what: 'checker, brotli', value: files(/^checker\.worker-.*\.js$/), unit: 'bytes', budget: { atMost: 1_150_000 } },
  ];
}

/** Bytes as they are sent; what is too small is not made smaller. */
function sent(file: string): number {
  const path = join(BUILT, 'assets', file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

/** Milliseconds from the beginning of the navigation. */
interface Start {
  paint: number;
  textarea: number;
  monaco: number;
}

/** With an empty cache. */
async function start(browser: Browser, link: string): Promise<Start> {
  await using ide = await IdePage.blank(browser);
  await ide.page.addInitScript(() => {
    if (window !== window.top) return;
    const came: Record<string, number> = {};
    Object.assign(window, { came });
    const looks = { textarea: '.editor-textarea:not([readonly])', monaco: '.monaco-editor .view-line' };
    new MutationObserver(() => {
      for (const [what, selector] of Object.entries(looks)) if (document.querySelector(selector)) came[what] ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  const cdp = await ide.context.newCDPSession(ide.page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await ide.page.goto(link);
  await ide.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  return await ide.page.evaluate(() => {
    const came: unknown = Reflect.get(window, 'came');
    const at = (what: string): number => (typeof came === 'object' && came !== null ? Number(Reflect.get(came, what)) : NaN);
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return { paint, textarea: at('textarea'), monaco: at('monaco') };
  });
}
