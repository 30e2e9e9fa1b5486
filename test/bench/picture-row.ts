import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage } from '../support/ide-page.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const SERVER = `on('say', (client, n) => broadcast('said', { n }));\n`;
const PAGE = '<h1>0</h1>\n<script>HANDLERS.said = ({ n }) => (document.querySelector("h1").textContent = n);</script>\n';
const CLIENTS = 5;
const A_SECOND = 1_000;
const EVERY_MS = 20;
/** `SECONDS=60` for the long run. */
const SECONDS = Number(process.env['SECONDS'] ?? 20);
const KEYS = 60;

export const pictureRow: Row = {
  name: 'picture',
  about: 'The IDE in Chromium while a thousand messages a second pass: how long a key takes to be seen, and what its memory does.',
  rounds: 1,
  async measure() {
    await using host = await startHost();
    const browser = await openBrowser();
    try {
      const made = await createProject(host.url, { 'server.js': SERVER, 'index.html': PAGE });
      await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
      const clients = await Promise.all(Array.from({ length: CLIENTS }, () => ScriptClient.join(host.url, made)));
      const cdp = await ide.context.newCDPSession(ide.page);
      const calm = await keyTimes(ide, KEYS);
      const stop = send(clients);
      await pause(5_000);
      const busy = await keyTimes(ide, KEYS);
      // by now all that is kept is full
      const before = await heap(cdp);
      await pause(Math.max(0, SECONDS - 10) * 1_000);
      const after = await heap(cdp);
      const sent = stop();
      const dropped = await leftOut(ide.page);
      for (const client of clients) client[Symbol.dispose]();
      return [
        { what: 'messages sent a second', value: sent, unit: '1/s' },
        { what: 'key to paint, nothing else happening, p95', value: quantile(calm, 0.95), unit: 'ms' },
        { what: 'key to paint meanwhile, p50', value: quantile(busy, 0.5), unit: 'ms' },
        { what: 'key to paint meanwhile, p95', value: quantile(busy, 0.95), unit: 'ms' },
        { what: 'heap of the page after 10 s', value: before, unit: 'bytes' },
        { what: 'heap at the end against that', value: after / before, unit: '×', budget: { atMost: 1.1 } },
        { what: 'rows said to be left out', value: dropped, unit: 'times' },
      ];
    } finally {
      await browser.close();
    }
  },
};

/** Gives the way to stop, which gives how many a second it came to. */
function send(clients: readonly ScriptClient[]): () => number {
  const began = performance.now();
  let count = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * A_SECOND;
    for (; count < due; count += 1) clients[count % clients.length]?.say('say', { n: count });
    for (const { log } of clients) log.length = 0;
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return count / ((performance.now() - began) / 1000);
  };
}

/** From the event of a key to the frame after the one that shows it, in milliseconds. */
async function keyTimes(ide: IdePage, count: number): Promise<number[]> {
  await ide.site.focus();
  await ide.page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    window.addEventListener(
      'keydown',
      (event) => requestAnimationFrame(() => requestAnimationFrame((now) => times.push(now - event.timeStamp))),
      true,
    );
  });
  for (let n = 0; n < count; n += 1) {
    await ide.page.keyboard.press('x');
    await pause(60);
  }
  return await ide.page.evaluate(() => {
    const times: unknown = Reflect.get(window, 'keyTimes');
    return Array.isArray(times) ? times.splice(0).map(Number) : [];
  });
}

/** What is kept: at any one moment there is also what has come and is not drawn yet, so it is the least of some. */
async function heap(cdp: CDPSession): Promise<number> {
  const sizes: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    sizes.push(usedSize);
    await pause(300);
  }
  return Math.min(...sizes);
}

async function leftOut(page: Page): Promise<number> {
  const words = await page.locator('.older').first().innerText();
  return Number(words.replace(/\D/g, ''));
}
