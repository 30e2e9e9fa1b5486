import { expect, it } from 'vitest';
import { createProject, putFiles, readProject, type MadeProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

const SERVER = '// top\n// middle\n// bottom\n';

const make = (): Promise<MadeProject> => createProject(host.url, { 'server.js': SERVER, 'index.html': '<h1>Hi</h1>\n' });
const open = (link: string): Promise<IdePage> => IdePage.open(browser, `${host.schoolUrl}${link}`);
const kept = async (made: MadeProject): Promise<string> => (await readProject(host.url, made)).files['server.js'] ?? '';

it('two who type in one file at the same time both end with the text of both', async () => {
  const made = await make();
  await using one = await open(made.links.edit);
  await using other = await open(made.links.edit);
  await one.server.caretBehind(SERVER, '// top');
  await other.server.caretBehind(SERVER, '// bottom');
  await Promise.all([one.page.keyboard.type(' typed by the one'), other.page.keyboard.type(' typed by the other')]);
  const wanted = '// top typed by the one\n// middle\n// bottom typed by the other\n';
  await expect.poll(() => kept(made), PATIENCE).toBe(wanted);
  for (const ide of [one, other]) await expect.poll(() => ide.server.shown(), PATIENCE).toEqual(wanted.split('\n'));

  // At one place as well: nobody's letters are lost, and both have the same order.
  await one.server.caretBehind(wanted, '// middle');
  await other.server.caretBehind(wanted, '// middle');
  await Promise.all([one.page.keyboard.type('aaaaaaaaaa'), other.page.keyboard.type('bbbbbbbbbb')]);
  await Promise.all([one.saved(), other.saved()]);
  await expect.poll(async () => (await kept(made)).length, PATIENCE).toBe(wanted.length + 20);
  const final = await kept(made);
  expect(final.replaceAll(/[ab]/g, '')).toBe(wanted.replaceAll(/[ab]/g, ''));
  for (const ide of [one, other]) {
    await expect.poll(() => ide.server.shown(), PATIENCE).toEqual(final.split('\n'));
    ide.expectClean(new URL(host.schoolUrl).host);
  }

  // Undo takes back one's own letters only.
  await expect
    .poll(async () => {
      await one.page.keyboard.press('Control+z');
      return await kept(made);
    }, PATIENCE)
    .toBe('// top\n// middlebbbbbbbbbb\n// bottom typed by the other\n');
});

/** Names and hues of those that the bar shows, or whose cursor the editor shows. */
async function whoIn(ide: IdePage, selector: string): Promise<string[]> {
  return await ide.page
    .locator(selector)
    .evaluateAll((found) =>
      found.map((one) => `${one.textContent.trim()} ${/is-[a-z]+/.exec(one.getAttribute('class') ?? '')?.[0] ?? ''}`),
    );
}

it('each sees who else is here and where they write, by a name and a hue, at once and until they go', async () => {
  const made = await make();
  await using one = await open(made.links.edit);
  await one.server.caretBehind(SERVER, '// middle');
  await using looker = await open(made.links.look);
  await using other = await open(made.links.edit);
  await expect.poll(() => whoIn(other, '.here li'), PATIENCE).toEqual([expect.stringMatching(/^[A-Z][a-z]+ is-[a-z]+$/)]);
  const [oneAsSeen = ''] = await whoIn(other, '.here li');
  // it was there before who sees it now
  await expect.poll(() => whoIn(other, '.editor-remote-cursor'), PATIENCE).toEqual([oneAsSeen]);
  await expect.poll(() => whoIn(looker, '.here li'), PATIENCE).toHaveLength(2);
  await other.server.caretBehind(SERVER, '// top');
  await other.page.keyboard.type(' typed');
  const [otherAsSeen = ''] = await whoIn(one, '.here li');
  await expect.poll(() => whoIn(one, '.editor-remote-cursor'), PATIENCE).toEqual([otherAsSeen]);
  await expect
    .poll(() => whoIn(looker, '.editor-remote-cursor').then((who) => who.sort()), PATIENCE)
    .toEqual([oneAsSeen, otherAsSeen].sort());
  // right behind what is typed, with its name in sight
  const place = async (selector: string, hasText?: string): Promise<DOMRect> =>
    await one.page
      .locator(selector, hasText === undefined ? {} : { hasText })
      .first()
      .evaluate((found) => found.getBoundingClientRect());
  const typedTo = async (): Promise<number> => (await place('.is-server .view-line > span', '// top typed')).right;
  await expect.poll(async () => Math.abs((await place('.editor-remote-cursor')).left - (await typedTo())), PATIENCE).toBeLessThan(4);
  expect((await place('.editor-remote-cursor span')).top).toBeGreaterThan((await place('.is-server .monaco-editor')).top);
  // whoever only looks on is nobody's cursor
  await looker.server.focus();
  await looker.page.keyboard.press('ArrowDown');
  await other.page.close();
  await expect.poll(() => whoIn(one, '.here li'), PATIENCE).toEqual([]);
  await expect.poll(() => whoIn(one, '.editor-remote-cursor'), PATIENCE).toEqual([]);
});

it('what is wrong, whether the server runs, and what travels is seen by all, whoever wrote or sent it', async () => {
  const made = await createProject(host.url);
  await using one = await open(made.links.edit);
  await one.connected('Fox', 'Owl');
  await using other = await open(made.links.edit);
  await using looker = await open(made.links.look);
  const all = [one, other, looker];
  for (const ide of all) await ide.state('Running');
  await one.server.focus();
  await one.page.keyboard.press('Control+End');
  const wrong = 'const = 1;';
  await one.page.keyboard.type(wrong);
  for (const ide of all) await ide.server.panel.locator('.mistake .card').waitFor(PATIENCE);
  for (const ide of all) await ide.state('There is a mistake');
  for (let key = wrong.length; key > 0; key -= 1) await one.page.keyboard.press('Backspace');
  for (const ide of all) await ide.state('Running');
  for (const ide of all) await ide.server.panel.locator('.mistake .card').waitFor({ ...PATIENCE, state: 'detached' });
  await putFiles(host.url, made, { 'server.js': 'setInterval(() => { for (;;) {} }, 1);' });
  for (const ide of all) await ide.state('Stopped');
  await other.page.getByRole('button', { name: 'Start again' }).first().waitFor(PATIENCE);
  await putFiles(host.url, made, { 'server.js': `on('say', (client, text) => broadcast({ op: 'said', text }));` });
  for (const ide of all) await ide.state('Running');
  await one.say('Fox', 'to all');
  for (const ide of all) await ide.turn('Fox sends say.');
});

it('each sees the clients of the other, by their names', async () => {
  const made = await createProject(host.url);
  await using one = await open(made.links.edit);
  await one.connected('Fox', 'Owl');
  await using other = await open(made.links.edit);
  await other.connected('Hare', 'Frog');
  await one.say('Fox', 'to all four');
  await other.hears('Frog', 'Fox: to all four');
  await other.turn('Fox sends say. The server handles it. The server sends said to everyone (4).');
});

it('a Look link shows the code as it is typed, and takes no key', async () => {
  const made = await make();
  await using writer = await open(made.links.edit);
  await using looker = await open(made.links.look);
  await looker.page.locator('.saved[data-saved="look"]').waitFor(PATIENCE);
  await writer.server.caretBehind(SERVER, '// top');
  await writer.page.keyboard.type(' of the page');
  const wanted = SERVER.replace('// top', '// top of the page');
  await expect.poll(() => looker.server.shown(), PATIENCE).toEqual(wanted.split('\n'));

  await looker.server.focus();
  await looker.page.keyboard.type('not mine');
  await looker.page.keyboard.press('Backspace');
  expect(await looker.server.shown()).toEqual(wanted.split('\n'));
  for (const name of ['New file', 'Rename or delete server.js']) {
    expect(await looker.server.panel.getByRole('button', { name }).count()).toBe(0);
  }
  // What the writer types next comes after whatever the other could have sent.
  await writer.page.keyboard.type('!');
  await expect.poll(() => looker.server.shown(), PATIENCE).toContain('// top of the page!');
  expect(await kept(made)).toBe(wanted.replace('of the page', 'of the page!'));
  looker.expectClean(new URL(host.schoolUrl).host);

  // Its panes are clients as any others.
  await looker.connected('Hare', 'Frog');
});

it('words of another project open nothing', async () => {
  const [made, another] = [await make(), await make()];
  await using ide = await IdePage.blank(browser);
  await ide.page.goto(`${host.schoolUrl}/e/${made.id}#${another.editKey}`);
  const door = ide.page.locator('wz-door [data-code]');
  await door.waitFor(PATIENCE);
  expect(await door.getAttribute('data-code')).toBe('wrong-key');
  expect(await ide.page.locator('wz-editor-panel').count()).toBe(0);
});
