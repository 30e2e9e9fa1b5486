import { expect } from 'vitest';
import type { Browser } from 'playwright-core';
import { IdePage, PATIENCE } from './ide-page.ts';

/**
 * What somebody does who comes for the first time, at the start page `start`: makes a project, and says something in one
 * client's page that the other hears and that the picture shows.
 */
export async function firstMinute(browser: Browser, start: string): Promise<IdePage> {
  const ide = await IdePage.blank(browser);
  const { page } = ide;
  await page.goto(start);
  await page.getByRole('button', { name: 'New project' }).click();
  await page.waitForURL(`${start}e/*`, PATIENCE);
  await ide.whole();
  await ide.connected('Fox', 'Owl');
  await ide.state('Running');
  const [server, site] = [await ide.server.panel.boundingBox(), await ide.site.panel.boundingBox()];
  if (!server || !site) throw new Error('an editor is not on the screen');
  expect(site.x).toBeGreaterThanOrEqual(server.x + server.width);
  expect(Math.abs(site.y - server.y)).toBeLessThan(2);
  expect((await ide.server.shown()).join('\n')).toContain(`on('say', (client, text) => {`);

  await ide.say('Fox', 'hello from the fox');
  await ide.hears('Owl', 'Fox: hello from the fox');
  await ide.hears('Fox', 'Fox: hello from the fox');
  const turn = await ide.turn('Fox sends say. The server handles it. The server sends said to everyone.');
  await turn.locator('.run').waitFor(PATIENCE);
  // One wire in, with what was said on it, and two who got what the server sent.
  expect(await turn.locator('.wire.in').count()).toBe(1);
  expect(await turn.locator('.on.in').innerText()).toContain('hello from the fox');
  expect(await turn.locator('.got').count()).toBe(2);
  // The only code so far is no new code.
  expect(await ide.page.locator('.pic-body').innerText()).not.toContain('The new code is running.');
  await ide.saved();
  return ide;
}
