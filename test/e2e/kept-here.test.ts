import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';

const SERVER = '// top\n// bottom\n';
const NOT_KEPT = 'Not saved: no connection. Keep this page open.';

let host: RunningHost;
let browser: Browser;
let made: MadeProject;
let link: string;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  host = await startHost();
  made = await createProject(host.url, { 'server.js': SERVER, 'index.html': '<h1>Hi</h1>\n' });
  link = `${host.schoolUrl}${made.links.edit}`;
});
afterEach(() => host.stop());

const kept = async (): Promise<string> => (await readProject(host.url, made)).files['server.js'] ?? '';

/** Closes the tab as a person does. Resolves to whether the page asked first. */
async function close({ page }: IdePage): Promise<boolean> {
  const closed = page.waitForEvent('close').then(() => false);
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.accept();
    return true;
  });
  asked.catch(() => undefined); // the page is gone and has not asked
  await page.close({ runBeforeUnload: true });
  return await Promise.race([closed, asked]);
}

it('what two tabs typed without the host is there when one of them is opened again, without a connection too, and is merged', async () => {
  await using one = await IdePage.open(browser, link);
  const other = await one.tab(link);
  await one.server.caretBehind(SERVER, '// top');
  await host.kill();
  for (const tab of [one, other]) await tab.whereSaved('away');
  await one.page.bringToFront();
  await one.page.keyboard.type(' of the one');
  await one.whereSaved('offline');
  await other.page.bringToFront();
  await other.server.caretBehind(SERVER, '// bottom');
  await other.page.keyboard.type(' of the other');
  await other.whereSaved('offline');
  expect(await other.page.locator('.saved').innerText()).toContain('Saved on this computer. Keep going.');
  for (const tab of [one, other]) expect(await close(tab)).toBe(false);

  // the pages come, and the socket does not
  host = await host.startAgain();
  let reachable = false;
  await one.context.routeWebSocket(/\/socket$/, async (socket) => {
    if (reachable) socket.connectToServer();
    else await socket.close();
  });
  const again = await one.tab(`${host.schoolUrl}/e/${made.id}`);
  const typed = '// top of the one\n// bottom of the other\n';
  await expect.poll(() => again.server.shown(), PATIENCE).toEqual(typed.split('\n'));
  await again.server.caretBehind(typed, '// top');
  await again.page.keyboard.type(' still');
  await again.whereSaved('offline');
  expect(await kept()).toBe(SERVER);
  reachable = true;
  await again.saved();
  expect(await kept()).toBe('// top still of the one\n// bottom of the other\n');
  // what the host has is not kept here any longer
  await expect.poll(() => again.page.evaluate(countOfKept), PATIENCE).toBe(0);
  expect(one.watch.errors).toEqual([]);
});

/** Runs in the page. Undefined while there is nothing to count in; it makes nothing there. */
async function countOfKept(): Promise<number | undefined> {
  const asked = indexedDB.open('wszero');
  asked.addEventListener('upgradeneeded', () => asked.transaction?.abort());
  const opened = await new Promise((resolve) => {
    asked.addEventListener('success', () => resolve(true));
    asked.addEventListener('error', () => resolve(false));
  });
  if (!opened) return undefined;
  const count = asked.result.transaction('work').objectStore('work').count();
  await new Promise((resolve) => count.addEventListener('success', resolve));
  asked.result.close();
  return count.result;
}

it('where storage is switched off the bar says that nothing is kept, the page asks before it goes, and the typing goes on', async () => {
  await using ide = await IdePage.blank(browser);
  await ide.context.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Storage is switched off.', 'SecurityError');
        },
      });
    }
  });
  await ide.page.goto(link);
  await ide.whole();
  await ide.server.caretBehind(SERVER, '// top');
  await ide.page.keyboard.type(' one');
  await ide.saved();
  await host.kill();
  await ide.whereSaved('away');
  await ide.page.keyboard.type(' two');
  await ide.whereSaved('not-kept');
  expect(await ide.page.locator('.saved').innerText()).toContain(NOT_KEPT);
  await ide.page.keyboard.type(' three');
  host = await host.startAgain();
  await ide.saved();
  expect(await kept()).toBe('// top one two three\n// bottom\n');
  await host.kill();
  await ide.page.keyboard.type(' four');
  await ide.whereSaved('not-kept');
  expect(await close(ide)).toBe(true);
  expect(ide.watch.errors).toEqual([]);
  host = await host.startAgain();
});

it('where storage is full, or is wiped, the bar says so for as long as it is so, and what is typed is kept again after it', async () => {
  await using ide = await IdePage.open(browser, link);
  const devtools = await ide.context.newCDPSession(ide.page);
  const origin = host.schoolUrl;
  await ide.server.caretBehind(SERVER, '// top');
  await host.kill();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await ide.page.keyboard.type(' one');
  await ide.whereSaved('not-kept');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await ide.whereSaved('offline');

  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await expect.poll(() => ide.page.evaluate(countOfKept), PATIENCE).toBe(1);
  await ide.page.keyboard.type(' two');
  await ide.whereSaved('offline');
  expect(await close(ide)).toBe(false);
  host = await host.startAgain();
  const again = await ide.tab(`${host.schoolUrl}/e/${made.id}`);
  await again.saved();
  await expect.poll(kept, PATIENCE).toBe('// top one two\n// bottom\n');
  expect(ide.watch.errors).toEqual([]);
});
