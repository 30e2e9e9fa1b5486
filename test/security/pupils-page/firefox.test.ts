import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from 'puppeteer-core';
import { en } from '../../../ide/texts/en.ts';
import { createProject, readProject, type MadeProject } from '../../support/api.ts';
import { FirefoxIde } from '../../support/firefox-ide.ts';
import { HAS_FIREFOX, openFirefox, type RunningFirefox } from '../../support/firefox.ts';
import { SCHOOL_HOST } from '../../support/school-host.ts';
import { freePort, startHost, type RunningHost } from '../../support/start-host.ts';
import { HANG } from './harmed-ide.ts';

const TYPED = '// abcdefghijklmnopqrstuvwxyz 0123456789';
/** Sites that are not the same have a process each in Firefox; a page of the same one holds the IDE as long as it does not end. */
const HELD_MS = 1500;
const LOOP = '<!doctype html><p id="p">page</p><script>HANDLERS.go = () => { for (;;); };</script>';
const SERVER = `on('go', () => broadcast('go'));\n`;

/** Says something in the chat of the starter. Keys can't be sent to a frame of another process, so it is put there. */
async function say(frame: Frame, text: string): Promise<void> {
  await frame.evaluate((words) => {
    const box = document.querySelector<HTMLInputElement>('#box');
    if (box) box.value = words;
    document.querySelector<HTMLButtonElement>('#chat button')?.click();
  }, text);
}

async function hears(frame: Frame, text: string): Promise<void> {
  await frame.waitForFunction((words) => document.body.innerText.includes(words), {}, text);
}

async function chat(ide: FirefoxIde, text: string): Promise<void> {
  const [fox, owl] = [await ide.inside('Fox'), await ide.inside('Owl')];
  await say(fox, text);
  await hears(owl, `Fox: ${text}`);
}

async function expectTyped(host: RunningHost, made: MadeProject, before: string): Promise<void> {
  expect((await readProject(host.url, made)).files['server.js']).toBe(before + TYPED);
}

describe.runIf(HAS_FIREFOX)('in Firefox', () => {
  let firefox: RunningFirefox;
  beforeAll(async () => {
    firefox = await openFirefox();
  });
  afterAll(() => firefox[Symbol.asyncDispose]());

  describe('with pages at the same host', () => {
    let host: RunningHost;
    beforeAll(async () => {
      host = await startHost();
    });
    afterAll(() => host.stop());

    test('code is typed, panes are connected, and what one says the other hears', async () => {
      const made = await createProject(host.url);
      const before = (await readProject(host.url, made)).files['server.js'] ?? '';
      await using ide = await FirefoxIde.open(firefox.browser, host.schoolUrl + made.links.edit);
      await chat(ide, 'hello from the fox');
      await ide.typeAtEnd(TYPED);
      await expectTyped(host, made, before);
      await ide.expectClean();
      // That it would have been seen:
      await ide.page.evaluate(() => document.body.append(Object.assign(new Image(), { src: 'http://school.test:9/' })));
      await ide.page.waitForFunction(() => window.wrongs.length > 0);
    });

    test('a loop that never ends is cut, and one that no guard sees loses no key', async () => {
      const made = await createProject(host.url, { 'server.js': SERVER, 'index.html': LOOP });
      await using ide = await FirefoxIde.open(firefox.browser, host.schoolUrl + made.links.edit);
      await ide.start('Fox', `send_message({ op: 'go' })`);
      await ide.start('Owl', `const until = performance.now() + ${String(HELD_MS)}; while (performance.now() < until);`);
      await ide.typeAtEnd(TYPED);
      await expectTyped(host, made, SERVER);
      await ide.page.click('#tab-console');
      await ide.page.waitForFunction((words) => document.body.innerText.includes(words), {}, 'index.html, line 1');
      await ide.connected('Fox', 'Owl');
      await ide.expectClean();
    });
  });

  describe('with pages at an origin of their own', () => {
    let host: RunningHost;
    beforeAll(async () => {
      const port = await freePort();
      const [PUBLIC_URL, PAGES_URL] = [`http://${SCHOOL_HOST}:${String(port)}`, `http://127.0.0.1:${String(port)}`];
      host = await startHost({ port, env: { PUBLIC_URL, PAGES_URL } });
    });
    afterAll(() => host.stop());

    test('all works, and a page that hangs for ever holds nobody', async () => {
      const made = await createProject(host.url);
      const before = (await readProject(host.url, made)).files['server.js'] ?? '';
      await using ide = await FirefoxIde.open(firefox.browser, made.links.edit);
      expect(new URL((await ide.inside('Fox')).url()).origin).toBe(host.url);
      await chat(ide, 'from another origin');
      await ide.start('Fox', HANG);
      await ide.typeAtEnd(TYPED);
      await expectTyped(host, made, before);
      await ide.page.waitForFunction((words) => document.body.innerText.includes(words), {}, en['pane.lost.silent']);
      await ide.page.click('[data-pane="Fox"] .pane-lost .btn');
      await ide.connected('Fox');
      await ide.expectClean();
    });

    test('a Play link shows the page from there', async () => {
      const made = await createProject(host.url);
      const page = await firefox.browser.newPage();
      await page.goto(made.links.play);
      const frame = await page.waitForFrame((each) => each.url() === `${host.url}/p/${made.play}/`);
      await frame.waitForFunction(() => document.readyState === 'complete');
      await say(frame, 'visiting');
      await hears(frame, ': visiting');
    });
  });
});
