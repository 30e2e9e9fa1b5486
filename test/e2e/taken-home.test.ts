import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser.ts';
import { PATIENCE } from '../support/ide-page.ts';
import { ScriptClient } from '../support/script-client.ts';
import { startTakenHome } from '../support/taken-home.ts';
import { ROOT } from '../../server/setup/project-root.mjs';

const starter = async (path: string): Promise<string> => await readFile(join(ROOT, 'server/projects/starter', path), 'utf8');

let browser: Browser;
let files: Record<string, string>;

beforeAll(async () => {
  browser = await openBrowser();
  const paths = ['server.js', 'index.html', 'client.js', 'style.css'];
  files = Object.fromEntries(await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await starter(path)])));
});
afterAll(() => browser.close());

test('a page and a script chat on a computer of one’s own', async () => {
  await using home = await startTakenHome({ files });
  using script = await ScriptClient.open(home.wsUrl);
  const { page, problems } = await openPage(browser);
  await page.goto(`${home.url}/`);
  const box = page.getByLabel('Say something');
  await box.fill('hello from the page');
  await box.press('Enter');
  expect(await script.next('said')).toEqual({ op: 'said', text: 'hello from the page', from: 'Fox' });
  script.say('say', { text: 'hello from the script' });
  await page.getByText('script 1: hello from the script').waitFor(PATIENCE);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('new code goes live while everyone stays connected, and a mistake leaves the last good code running', async () => {
  await using home = await startTakenHome({ files });
  using script = await ScriptClient.open(home.wsUrl);
  script.say('say', { text: 'one' });
  expect(await script.next('said')).toMatchObject({ text: 'one' });

  await home.write({
    'server.js': `on('connect', (client) => client.send('hello', { name: client.name }));\non('say', (client, text) => broadcast('said', { text: text.toUpperCase() }));\n`,
  });
  expect(await script.next('hello')).toEqual({ op: 'hello', name: 'script 1' });
  script.say('say', { text: 'two' });
  expect(await script.next('said')).toEqual({ op: 'said', text: 'TWO' });

  await home.write({ 'server.js': `on('say', (client, text) => {\n  broadcast('said', { text: 'broken' );\n});\n` });
  await home.says('Your last good code is running.');
  expect(home.console().join('\n')).toContain('There is a mistake. (server.js, line 2)');
  script.say('say', { text: 'three' });
  expect(await script.next('said')).toEqual({ op: 'said', text: 'THREE' });

  await home.write({ 'server.js': `brodcast('x');\n` });
  await home.says('I do not know the word "brodcast".');
  await home.says('Your last good code is running.');
  script.say('say', { text: 'four' });
  expect(await script.next('said')).toEqual({ op: 'said', text: 'FOUR' });
  expect(script.log.filter(({ op }) => op === 'hello')).toHaveLength(1);
});
