import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import type { SideEditor } from '../support/side-editor.ts';

const SERVER = `on('say', (client, text) => {
  broadcast('said', { text });
});
on('wave', (client) => client.send('said', { text: '*' }));
`;
const CLIENT = `HANDLERS.said = (msg) => console.log(msg.text);
send_message({ op: 'wave' });
`;
const PAGE = `<!doctype html>
<title>Chat</title>
<div id="root"></div>
<script>
  // here
</script>
<script src="client.js"></script>
<script type="module" src="App.tsx"></script>
`;
const APP = `import { createRoot } from 'react-dom/client';
const App = () => <h1>Hi</h1>;
createRoot(document.getElementById('root')!).render(<App />);
`;

let made: MadeProject;
let ide: IdePage;

beforeAll(async () => {
  ide = await IdePage.blank(browser);
});
afterAll(() => ide[Symbol.asyncDispose]());
beforeEach(async () => {
  made = await createProject(host.url, { 'server.js': SERVER, 'index.html': PAGE, 'client.js': CLIENT, 'App.tsx': APP });
  await ide.visit(`${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');
});
afterEach(() => {
  // What the panes throw is half a line of the pupil's.
  expect(ide.watch.violations).toEqual([]);
});

const text = async (path: string): Promise<string> => (await readProject(host.url, made)).files[path] ?? '';
const card = (side: SideEditor): Locator => side.panel.locator('.mistake .card');
const wave = (side: SideEditor): Locator => side.panel.locator('.squiggly-error');

/** Until the list of names shows this one. */
async function offered(name: string): Promise<Locator> {
  const row = ide.page.locator('.suggest-widget.visible .monaco-list-row', { has: ide.page.getByText(name, { exact: true }) });
  await row.first().waitFor(PATIENCE);
  return row.first();
}

describe('a wrong op', () => {
  it('on the page is marked with the nearest one, and one press changes it', async () => {
    await ide.site.tab('client.js').click();
    await ide.site.replace(CLIENT, "'wave'", "'wvae'");
    const told = card(ide.site).filter({ hasText: 'No one is listening for wvae.' });
    await told.waitFor(PATIENCE);
    expect(await told.innerText()).toContain('The server has on("wave"). Did you mean that?');
    await wave(ide.site).first().waitFor(PATIENCE);
    await told.getByRole('button', { name: 'Change it' }).click();
    await expect.poll(() => text('client.js'), PATIENCE).toBe(CLIENT);
    await told.waitFor({ ...PATIENCE, state: 'detached' });
    await wave(ide.site)
      .first()
      .waitFor({ ...PATIENCE, state: 'detached' });
    // The change is one step back, and nothing else is.
    await ide.page.keyboard.press('Control+z');
    await expect.poll(() => text('client.js'), PATIENCE).toBe(CLIENT.replace('wave', 'wvae'));
  });

  it('is changed by the keyboard alone', async () => {
    await ide.site.tab('client.js').click();
    await ide.site.replace(CLIENT, "'wave'", "'wvae'");
    await wave(ide.site).first().waitFor(PATIENCE);
    await ide.page.keyboard.press('ArrowLeft');
    await ide.page.keyboard.press('Control+.');
    await ide.page.locator('.action-widget', { hasText: 'Change it' }).waitFor(PATIENCE);
    await ide.page.keyboard.press('Enter');
    await expect.poll(() => text('client.js'), PATIENCE).toBe(CLIENT);
  });
});

it("a change of the server's handler marks the page, and the way back takes the mark away", async () => {
  await ide.site.tab('client.js').click();
  const changed = await ide.server.replace(SERVER, "'wave'", "'waved'");
  await card(ide.site).filter({ hasText: 'No one is listening for wave.' }).waitFor(PATIENCE);
  await wave(ide.site).first().waitFor(PATIENCE);
  await ide.server.replace(changed, "'waved'", "'wave'");
  await card(ide.site).waitFor({ ...PATIENCE, state: 'detached' });
});

it('a misspelled word of the server is told once, with the word that was meant', async () => {
  await ide.server.replace(SERVER, 'broadcast', 'brodcast');
  const told = card(ide.server).filter({ hasText: 'I do not know the word brodcast.' });
  await told.waitFor(PATIENCE);
  expect(await told.innerText()).toContain('Did you mean broadcast?');
  expect(await told.innerText()).not.toContain('more');
  await told.getByRole('button', { name: 'Change it' }).click();
  await expect.poll(() => text('server.js'), PATIENCE).toBe(SERVER);
});

it('curly quotes are mended all together', async () => {
  const typed = await ide.server.replace(SERVER, `'wave'`, '“wave”');
  const told = card(ide.server).filter({ hasText: 'These quote marks are curly.' });
  await told.waitFor(PATIENCE);
  await told.getByRole('button', { name: 'Mend them' }).click();
  await expect.poll(() => text('server.js'), PATIENCE).toBe(typed.replace(/[“”]/g, '"'));
});

describe('names to choose from', () => {
  it('ops and parts in a script, taken with Tab and not with Enter', async () => {
    await ide.site.tab('client.js').click();
    await ide.site.caretBehind(CLIENT, CLIENT);
    await ide.page.keyboard.type("send_message({ op: '");
    await offered('say');
    await ide.page.keyboard.type('sa');
    await offered('say');
    await ide.page.keyboard.press('Tab');
    await expect.poll(() => text('client.js'), PATIENCE).toContain("send_message({ op: 'say'})");
    await ide.page.keyboard.press('End');
    await ide.page.keyboard.press('Enter');
    await ide.page.keyboard.type('HANDLERS.');
    await offered('said');
    await ide.page.keyboard.press('Enter');
    await ide.page.keyboard.type('x');
    await expect.poll(() => text('client.js'), PATIENCE).toMatch(/HANDLERS\.\nx/);
  });

  it('in an inline script', async () => {
    await ide.site.tab('index.html').click();
    await ide.site.caretBehind(PAGE, '// here');
    await ide.page.keyboard.press('Enter');
    await ide.page.keyboard.type("send_message({ op: '");
    await offered('wave');
    await ide.page.keyboard.press('ArrowDown');
    await ide.page.keyboard.press('Tab');
    await expect.poll(() => text('index.html'), PATIENCE).toContain("send_message({ op: 'wave'})");
  });

  it('in a .tsx', async () => {
    await ide.site.tab('App.tsx').click();
    await ide.site.caretBehind(APP, '<h1');
    await ide.page.keyboard.type(" onClick={() => send_message({ op: 'say', te");
    await offered('text');
    await ide.page.keyboard.press('Tab');
    await expect.poll(() => text('App.tsx'), PATIENCE).toContain("op: 'say', text");
  });
});

it('says what a name is for when the mouse rests on it', async () => {
  await ide.server.monaco.getByText('broadcast', { exact: true }).hover(PATIENCE);
  await ide.page.locator('.monaco-hover', { hasText: 'Sends a message to every page.' }).first().waitFor(PATIENCE);
});

it('nothing is red while a line is being typed', async () => {
  // Every red thing that comes is written down, however short it is there.
  await ide.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const red of document.querySelectorAll('.squiggly-error, .editor-marked-line, .mistake .card, .state.bad'))
        seen.push(red.className);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await ide.server.caretBehind(SERVER, SERVER);
  for (const key of "on('nod', (client, how) => { client.send('said', { text: how }); });")
    await ide.page.keyboard.type(key, { delay: 60 });
  await expect.poll(() => text('server.js'), PATIENCE).toContain("on('nod'");
  expect(await ide.page.evaluate(() => ('seen' in window ? window.seen : undefined))).toEqual([]);
});
