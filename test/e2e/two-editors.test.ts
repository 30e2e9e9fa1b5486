import { expect, it } from 'vitest';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
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
