import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { en } from '../../../ide/texts/en.ts';
import { createProject, readProject } from '../../support/api.ts';
import { openBrowser } from '../../support/browser.ts';
import { IdePage } from '../../support/ide-page.ts';
import { elsewhere } from '../../support/page-watch.ts';
import { SCHOOL_HOST } from '../../support/school-host.ts';
import { freePort, startHost, type RunningHost } from '../../support/start-host.ts';
import { HANG, PATIENCE } from './harmed-ide.ts';

const TYPED = '// abcdefghijklmnopqrstuvwxyz 0123456789';

let host: RunningHost;
let browser: Browser;
beforeAll(async () => {
  const port = await freePort();
  const [PUBLIC_URL, PAGES_URL] = [`http://${SCHOOL_HOST}:${String(port)}`, `http://127.0.0.1:${String(port)}`];
  [host, browser] = await Promise.all([startHost({ port, env: { PUBLIC_URL, PAGES_URL } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test('pages of an origin of their own are panes and Play pages as any, and one that hangs holds nobody', async () => {
  const made = await createProject(host.url);
  const before = (await readProject(host.url, made)).files['server.js'] ?? '';
  await using ide = await IdePage.open(browser, made.links.edit);
  await ide.connected('Fox', 'Owl');
  const frames = ide.page.frames().filter((frame) => frame !== ide.page.mainFrame());
  expect(frames.map((frame) => new URL(frame.url()).origin)).toEqual([host.url, host.url]);
  await ide.say('Fox', 'from another origin');
  await ide.hears('Owl', 'Fox: from another origin');

  const visitor = await ide.context.newPage();
  await visitor.goto(made.links.play);
  expect(await visitor.locator('iframe').getAttribute('src')).toBe(`${host.url}/p/${made.play}/`);
  await visitor.locator('iframe').contentFrame().getByLabel('Say something').fill('from a phone');
  await visitor.locator('iframe').contentFrame().getByLabel('Say something').press('Enter');
  await ide.hears('Owl', 'Hare: from a phone');
  await visitor.close();

  await ide
    .inside('Fox')
    .locator('body')
    .evaluate((_body, code) => void setTimeout(() => void (0, eval)(code), 50), HANG);
  await ide.server.focus();
  await ide.page.keyboard.press('Control+End');
  await ide.page.keyboard.type(TYPED);
  await ide.saved();
  expect((await readProject(host.url, made)).files['server.js']).toBe(before + TYPED);
  await ide.pane('Fox').getByText(en['pane.lost.silent'], { exact: true }).waitFor(PATIENCE);
  await ide.pane('Fox').locator('.pane-lost .btn').click();
  await ide.connected('Fox');

  expect(ide.watch.errors).toEqual([]);
  expect(ide.watch.violations).toEqual([]);
  expect(elsewhere(elsewhere(ide.watch.addresses, new URL(host.url).host), new URL(host.schoolUrl).host)).toEqual([]);
});
