import type { Page } from 'playwright-core';
import { createFromLesson, readProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage } from '../support/ide-page.ts';
import { LessonDrawer } from '../support/lesson-drawer.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const PUPILS = 6;

interface Step {
  what: string;
  lesson: string;
  /** From 1; those before are passed over. */
  step: number;
  path: string;
  before: string;
  after: string;
}

const STEPS: Step[] = [
  { what: 'a step of the server', lesson: 'tell-everyone', step: 3, path: 'server.js', before: 'client.send', after: 'broadcast' },
  { what: 'a step of the page', lesson: 'class-chat', step: 3, path: 'client.js', before: 'innerHTML', after: 'textContent' },
];

export const lessonTickRow: Row = {
  name: 'lesson-tick',
  about:
    'From the last key of what a step asks for to its tick in the IDE: the pause in the typing, the live server or pages, and the check.',
  rounds: 1,
  async measure() {
    await using host = await startHost();
    const browser = await openBrowser();
    try {
      const ide = await IdePage.blank(browser);
      const figures: Figure[] = [];
      for (const step of STEPS) {
        const times: number[] = [];
        for (let n = 0; n < PUPILS; n += 1) times.push(await timeOf(host, ide, step));
        figures.push(
          { what: `key to tick, ${step.what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
          { what: `key to tick, ${step.what}, p95`, value: quantile(times, 0.95), unit: 'ms' },
        );
      }
      return figures;
    } finally {
      await browser.close();
    }
  },
};

async function timeOf(host: RunningHost, ide: IdePage, { lesson, step, path, before, after }: Step): Promise<number> {
  const made = await createFromLesson(host.url, lesson);
  await ide.visit(`${host.schoolUrl}${made.links.edit}`);
  const drawer = await LessonDrawer.of(ide);
  for (let passed = 2; passed <= step; passed += 1) await drawer.next(passed);
  await watch(ide.page);
  const side = path === 'server.js' ? ide.server : ide.site;
  await side.replace((await readProject(host.url, made)).files[path] ?? '', before, after);
  await drawer.ticked();
  return Number(await ide.page.locator('html').getAttribute('data-ticked-after'));
}

/** Notes on the page how long after the last key the step got its tick. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    let key = 0;
    document.addEventListener('keydown', ({ timeStamp }) => (key = timeStamp), { capture: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.lesson .step.now.is-done')) return;
      document.documentElement.dataset['tickedAfter'] = String(performance.now() - key);
      observer.disconnect();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
