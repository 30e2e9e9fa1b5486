/**
 * The mistakes of a child, one by one, in one opening of the IDE: what is shown of each, and that the button mends it.
 * `SHOW=1` prints what was shown.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { createProject, putFiles, readProject, type MadeProject } from '../../support/api.ts';
import { browser, host } from '../../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../../support/ide-page.ts';
import type { Mistake } from './mistake.ts';
import { TOLD_OF_CODE } from './told-of-code.ts';
import { TOLD_OF_RUNNING } from './told-of-running.ts';

const SERVER = `on('say', (client, text) => {
  broadcast('said', { text });
});
`;
const CLIENT = `HANDLERS.said = (msg) => {
  messages.append(msg.text);
};
`;
const PAGE = `<!doctype html>
<h1>Chat</h1>
<p id="messages"></p>
<input id="box">
<button id="go">Go</button>
<script src="client.js"></script>
`;
const FILES = { 'server.js': SERVER, 'client.js': CLIENT, 'index.html': PAGE };

let made: MadeProject;
let ide: IdePage;
const shown: string[] = [];

beforeAll(async () => {
  made = await createProject(host.url, FILES);
  ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');
});
afterAll(async () => {
  if (process.env['SHOW']) console.log(shown.sort().join('\n'));
  await ide[Symbol.asyncDispose]();
});

/** The project with this mistake in it, from a clean start, with its pages loaded. */
async function make({ files }: Mistake): Promise<void> {
  await calm();
  await ide.page.locator('#tab-console').click();
  const clear = ide.page.getByRole('button', { name: 'Clear', exact: true });
  if (await clear.isVisible()) await clear.click();
  await putFiles(host.url, made, files);
}

/** Nothing is wrong: the good code runs, and each pane has its page. */
async function calm(): Promise<void> {
  const extra = Object.keys((await readProject(host.url, made)).files).filter((path) => !(path in FILES));
  await putFiles(host.url, made, { ...Object.fromEntries(extra.map((path) => [path, null])), ...FILES });
  await ide.page
    .locator('.mistake .card')
    .first()
    .waitFor({ ...PATIENCE, state: 'detached' });
  for (const again of await ide.page.getByRole('button', { name: 'Start again' }).all()) await again.click();
  await ide.state('Running');
  await ide.connected('Fox', 'Owl');
  await expect.poll(isReady, PATIENCE).toBe(false);
}

/** Whether the button of Fox's page does something: the page is that of the mistake. */
async function isReady(): Promise<boolean> {
  return await ide
    .inside('Fox')
    .getByRole('button', { name: 'Go' })
    .evaluate((button) => button instanceof HTMLButtonElement && (button.onclick !== null || button.form !== null), undefined, PATIENCE);
}

async function press(): Promise<void> {
  await expect.poll(isReady, PATIENCE).toBe(true);
  await ide.inside('Fox').getByRole('button', { name: 'Go' }).click(PATIENCE);
}

/** Where it is told: the card of a side, or a line of the console. */
function placeOf({ told, title }: Mistake): Locator {
  if (told === 'console') return ide.page.locator('.log', { hasText: title }).last();
  return ide[told === 'server' ? 'server' : 'site'].panel.locator('.mistake .card', { hasText: title });
}

async function plainText(place: Locator): Promise<string> {
  return (await place.innerText()).replace(/\s+/g, ' ').trim();
}

describe('a child that makes a mistake', () => {
  it.each([...TOLD_OF_CODE, ...TOLD_OF_RUNNING])('$n: $what', async (mistake) => {
    await make(mistake);
    if (mistake.isPressed === true) await press();
    const place = placeOf(mistake);
    await place.waitFor(PATIENCE);
    const words = await plainText(place);
    shown.push(`${String(mistake.n).padStart(3)} ${mistake.told}: ${words}`);
    expect(words).toContain(mistake.todo);
    if (mistake.own !== undefined) {
      await place.locator('summary', { hasText: "The computer's own words" }).click();
      expect(await place.locator('details code').innerText()).toContain(mistake.own);
    }
    if (mistake.line !== undefined) {
      await place.getByRole('button', { name: `line ${String(mistake.line)}` }).click();
      const side = mistake.at === 'server' ? ide.server : ide.site;
      await expect.poll(() => side.line(), PATIENCE).toBe(mistake.line);
    }
    if (mistake.mended === undefined) return;
    const { button, file, text } = mistake.mended;
    await place.getByRole('button', { name: button }).click();
    await expect.poll(async () => (await readProject(host.url, made)).files[file], PATIENCE).toBe(text);
    await place.waitFor({ ...PATIENCE, state: 'detached' });
  });
});

it('and nothing of the IDE itself went wrong', () => {
  expect(ide.watch.violations).toEqual([]);
});
