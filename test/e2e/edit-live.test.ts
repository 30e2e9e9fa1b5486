import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { ScriptClient } from '../support/script-client.ts';

let made: MadeProject;
let ide: IdePage;
let script: ScriptClient;

beforeAll(async () => {
  ide = await IdePage.blank(browser);
});
afterAll(() => ide[Symbol.asyncDispose]());
beforeEach(async () => {
  made = await createProject(host.url);
  await ide.visit(`${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');
  script = await ScriptClient.join(host.url, made);
  await ide.markPage('Fox');
});
afterEach(() => {
  ide.expectClean(new URL(host.schoolUrl).host);
  script[Symbol.dispose]();
});

const files = async (): Promise<Record<string, string>> => (await readProject(host.url, made)).files;
const text = async (path: string): Promise<string> => (await files())[path] ?? '';
const sockets = (): number => ide.watch.addresses.filter((address) => address.startsWith('ws:')).length;

/** What the server makes of a message now. */
async function answer(): Promise<unknown> {
  script.say('say', { text: 'hi' });
  return (await script.next((message) => message.op === 'said' && message.from === 'script 1')).text;
}

describe('a change of the server', () => {
  it('is live at once, and every socket stays', async () => {
    expect(await answer()).toBe('hi');
    const before = sockets();
    const changed = await ide.server.replace(await text('server.js'), '{ from, text }', "{ from, text: text + '!' }");
    await expect.poll(answer, PATIENCE).toBe('hi!');
    expect(await text('server.js')).toBe(changed);
    await ide.say('Fox', 'new');
    await ide.hears('Owl', 'Fox: new!');
    expect(await ide.isMarked('Fox')).toBe(true);
    expect(sockets()).toBe(before);
    expect(script.socket.readyState).toBe(WebSocket.OPEN);
    await ide.state('Running');
  });

  it('that is broken is explained with its line while the old code answers, and mended code runs', async () => {
    const broken = await ide.server.replace(await text('server.js'), 'text });', 'text );');
    await ide.state('There is a mistake');
    const card = ide.server.panel.locator('.mistake .card');
    await card.waitFor(PATIENCE);
    await ide.page.getByText('Your last good code is running').waitFor(PATIENCE);
    expect(await answer()).toBe('hi');
    const wanted = broken.slice(0, broken.indexOf('text );')).split('\n').length;
    await card.locator('.go', { hasText: `line ${String(wanted)}` }).waitFor(PATIENCE);
    await ide.page.keyboard.press('Control+Home');
    await card.locator('.go').click();
    await expect.poll(() => ide.server.line(), PATIENCE).toBe(wanted);

    const mended = await ide.server.replace(broken, 'text );', "text: 'mended' });");
    await ide.state('Running');
    await expect.poll(answer, PATIENCE).toBe('mended');
    await card.waitFor({ ...PATIENCE, state: 'detached' });
    expect(await text('server.js')).toBe(mended);
    expect(await ide.isMarked('Fox')).toBe(true);
    expect(script.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('that throws while it starts leaves the old code running', async () => {
    const before = await text('server.js');
    await ide.server.replace(before, '// A chat for everyone.\n', 'nobody.knows;\n');
    await ide.state('There is a mistake');
    // What was typed so far may have been a mistake of its own.
    const card = ide.server.panel.locator('.mistake .card', { hasText: 'I do not know the word nobody.' });
    await card.waitFor(PATIENCE);
    expect(await card.locator('.go').innerText()).toBe('Go to line 1');
    expect(await answer()).toBe('hi');
    await ide.server.focus();
    await expect
      .poll(async () => {
        await ide.page.keyboard.press('Control+z');
        return await text('server.js');
      }, PATIENCE)
      .toBe(before);
    await ide.state('Running');
    await card.waitFor({ ...PATIENCE, state: 'detached' });
  });
});

describe('a change of a page', () => {
  it('loads the panes anew and shows it', async () => {
    await ide.site.tab('index.html').click();
    await ide.site.replace(await text('index.html'), '<h1>Our chat', '<h1>Our club');
    await ide.inside('Fox').getByRole('heading', { name: 'Our club' }).waitFor(PATIENCE);
    await ide.inside('Owl').getByRole('heading', { name: 'Our club' }).waitFor(PATIENCE);
    expect(await ide.isMarked('Fox')).toBe(false);
    await ide.connected('Fox', 'Owl');
    await ide.say('Owl', 'still here');
    await ide.hears('Fox', 'Owl: still here');
    expect(script.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('that is a style sheet is swapped in place, and the page keeps what it has', async () => {
    await ide.inside('Fox').getByLabel('Say something').fill('half a sentence');
    const before = sockets();
    await ide.site.tab('style.css').click();
    await ide.site.replace(await text('style.css'), 'background: white', 'background: rgb(1, 2, 3)');
    const background = (name: string): Promise<string> =>
      ide
        .inside(name)
        .locator('body')
        .evaluate((body) => getComputedStyle(body).backgroundColor);
    await expect.poll(() => background('Fox'), PATIENCE).toBe('rgb(1, 2, 3)');
    await expect.poll(() => background('Owl'), PATIENCE).toBe('rgb(1, 2, 3)');
    expect(await ide.isMarked('Fox')).toBe(true);
    expect(await ide.inside('Fox').getByLabel('Say something').inputValue()).toBe('half a sentence');
    expect(sockets()).toBe(before);
  });

  it('that is broken loads no pane anew, and says so on its side', async () => {
    await ide.site.tab('client.js').click();
    // One key: what stands there while more is typed could be read, and be loaded.
    await ide.site.caretBehind(await text('client.js'), 'const text = box.');
    await ide.page.keyboard.type('(');
    const card = ide.site.panel.locator('.mistake .card');
    await card.waitFor(PATIENCE);
    await card.locator('.go', { hasText: 'Go to line 3' }).waitFor(PATIENCE);
    await ide.state('Running');
    expect(await ide.isMarked('Fox')).toBe(true);
    await ide.say('Fox', 'works');
    await ide.hears('Owl', 'Fox: works');
  });
});

describe('the console', () => {
  it('has what both sides print, and each line leads to its place', async () => {
    await ide.server.replace(await text('server.js'), 'const from = client.name;', "const from = client.name; console.log('heard');");
    await ide.site.tab('client.js').click();
    await ide.site.caretBehind(await text('client.js'), 'const text = box.value;');
    await ide.page.keyboard.type(' console.log(text);');
    await expect.poll(() => text('client.js'), PATIENCE).toContain('console.log(text);');
    await ide.site.tab('style.css').click();
    // The pane is loaded anew with what was typed.
    await expect.poll(() => ide.isMarked('Fox'), PATIENCE).toBe(false);
    await ide.connected('Fox', 'Owl');
    await expect
      .poll(async () => {
        await ide.say('Fox', 'printed');
        return ide.page.locator('#tab-console .count').count();
      }, PATIENCE)
      .toBe(1);

    const served = await ide.consoleLine('heard');
    await served.getByRole('button', { name: 'server.js, line 3' }).click();
    await expect.poll(() => ide.server.line(), PATIENCE).toBe(3);
    const printed = await ide.consoleLine('printed');
    expect(await printed.innerText()).toContain('Fox');
    await printed.getByRole('button', { name: 'client.js, line 3' }).click();
    expect(await ide.site.tab('client.js').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => ide.site.line(), PATIENCE).toBe(3);
  });

  it('has a mistake of a running handler, with the line as a link', async () => {
    await ide.server.replace(await text('server.js'), 'const from = client.name;', 'const from = clint.name;');
    await expect.poll(() => text('server.js'), PATIENCE).toContain('clint');
    await ide.page.locator('#tab-console').click();
    await expect
      .poll(async () => {
        script.say('say', { text: 'hi' });
        await script.next(({ op }) => op === 'error' || op === 'said');
        return ide.page.locator('.log', { hasText: 'I do not know the word clint.' }).count();
      }, PATIENCE)
      .toBeGreaterThan(0);
    const line = await ide.consoleLine('I do not know the word clint.');
    expect(await line.innerText()).toContain('Did you mean client?');
    await line.getByRole('button', { name: 'server.js, line 3' }).click();
    await expect.poll(() => ide.server.line(), PATIENCE).toBe(3);
  });
});

describe('files', () => {
  it('are added, renamed, deleted and put back, and the server follows', async () => {
    const { panel } = ide.server;
    await panel.getByRole('button', { name: 'New file' }).click();
    await ide.page.keyboard.type('words.js');
    await ide.page.keyboard.press('Enter');
    await expect.poll(() => ide.server.tab('server/words.js').getAttribute('aria-selected'), PATIENCE).toBe('true');
    await ide.server.focus();
    await ide.page.keyboard.type("export const bye = 'bye';");
    await ide.server.tab('server.js').click();
    await ide.server.replace(await text('server.js'), '// A chat for everyone.', "import { bye } from './server/words.js';");
    await ide.server.replace(await text('server.js'), '{ from, text }', '{ from, text: bye }');
    await expect.poll(answer, PATIENCE).toBe('bye');

    await ide.server.tab('server/words.js').click();
    await panel.getByRole('button', { name: 'Rename or delete server/words.js' }).click();
    await panel.getByLabel('New name of server/words.js').fill('server/more.js');
    await ide.page.keyboard.press('Enter');
    await ide.server.tab('server/more.js').waitFor(PATIENCE);
    await ide.state('There is a mistake');
    expect(await answer()).toBe('bye');
    await ide.server.tab('server.js').click();
    await ide.server.replace(await text('server.js'), './server/words.js', './server/more.js');
    await ide.state('Running');

    await ide.server.tab('server/more.js').click();
    await panel.getByRole('button', { name: 'Rename or delete server/more.js' }).click();
    await panel.getByRole('button', { name: 'Delete server/more.js', exact: true }).click();
    await expect.poll(async () => Object.keys(await files()), PATIENCE).not.toContain('server/more.js');
    await ide.state('There is a mistake');
    expect(await answer()).toBe('bye');
    await ide.page.getByRole('button', { name: 'Put it back' }).click();
    await ide.state('Running');
    await ide.server.tab('server/more.js').waitFor(PATIENCE);
    await expect.poll(() => text('server/more.js'), PATIENCE).toBe("export const bye = 'bye';");
    expect(await ide.server.shown()).toEqual(["export const bye = 'bye';"]);
    expect(await ide.isMarked('Fox')).toBe(true);
    expect(script.socket.readyState).toBe(WebSocket.OPEN);
  });
});
