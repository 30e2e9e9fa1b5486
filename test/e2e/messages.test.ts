import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

/** One line for each thing that the picture leads to. */
const FILES = {
  'server.js': `on('say', (client, text) => {
  broadcast('said', { text });
});
on('wave', (client, hand = 'left') => {
  client.send('waved', { hand });
});
on('trip', () => {
  nothing.there;
});
on('join', (client, group) => {
  client.add_to_group(group);
  broadcast('joined', group);
});
on('lonely', () => broadcast('unheard'));
`,
  'index.html': `<!doctype html>
<h1>Chat</h1>
<ul id="lines"></ul>
<script src="client.js"></script>
`,
  'client.js': `const line = (text) => { lines.append(Object.assign(document.createElement('li'), { textContent: text })); };
HANDLERS.said = ({ text }) => {
  line(text);
  if (text === 'hi') send_message({ op: 'wave' });
};
HANDLERS.waved = ({ hand }) => line(hand);
HANDLERS.joined = () => line('joined');
window.wrong = () => send_message({ op: 'wav' });
window.say = (text) => send_message({ op: 'say', text });
addEventListener('offline', () => line('offline'));
`,
  'other.html': '<!doctype html><h1>Other page</h1>',
};

let ide: IdePage;
beforeAll(async () => {
  const made = await createProject(host.url, FILES);
  ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  await ide.connected('Fox', 'Owl');
});
afterAll(() => ide[Symbol.asyncDispose]());

const pane = (name: string): Locator => ide.page.locator(`[data-pane="${name}"]`);
const inPane = (name: string, code: string): Promise<unknown> =>
  pane(name)
    .locator('iframe')
    .contentFrame()
    .locator('body')
    .evaluate((_body, script) => (0, eval)(script) as unknown, code);
const lines = (name: string): Locator => pane(name).locator('iframe').contentFrame().locator('li');
const turn = (op: string): Locator =>
  ide.page.locator('wz-turn').filter({ has: ide.page.locator('.in .bead', { hasText: new RegExp(`^${op}$`) }) });
const aside = (): Locator => ide.page.locator('.pic-aside');

describe('a message', () => {
  it('opens: what is in it, the line that sent it, the line that handles it, what came of it', async () => {
    await inPane('Fox', 'say("hello")');
    await turn('say').last().locator('.in .message').click(PATIENCE);
    await aside().getByText('"text": "hello"').waitFor(PATIENCE);
    await aside().getByRole('button', { name: 'client.js, line 9' }).waitFor(PATIENCE);
    await aside().getByRole('button', { name: 'server.js, line 1' }).waitFor(PATIENCE);
    await aside().getByRole('button', { name: 'said', exact: true }).click(PATIENCE);
    await aside().getByRole('button', { name: 'server.js, line 2' }).waitFor(PATIENCE);
    await aside().getByRole('button', { name: 'client.js, line 2' }).waitFor(PATIENCE);
    await aside().getByText('to everyone').waitFor(PATIENCE);
    await ide.page.keyboard.press('Escape');
    await aside().waitFor({ state: 'detached', ...PATIENCE });
  });

  it('that a page sends because of another one says so, and leads there', async () => {
    await inPane('Owl', 'say("hi")');
    const waves = turn('wave');
    await waves.nth(1).getByText('because of said').waitFor(PATIENCE);
    await waves.first().locator('.in .message').click(PATIENCE);
    await aside().getByText('Because of').waitFor(PATIENCE);
    await aside().getByRole('button', { name: 'client.js, line 4' }).waitFor(PATIENCE);
    await aside().getByRole('button', { name: 'said', exact: true }).click(PATIENCE);
    await aside().getByText('It made a page send').waitFor(PATIENCE);
    await ide.page.keyboard.press('Escape');
  });

  it('that nobody handles ends in a cross, and one press mends it', async () => {
    await inPane('Fox', 'wrong()');
    const card = turn('wav').locator('.ask');
    await card.getByRole('button', { name: 'Change it' }).click(PATIENCE);
    await expect.poll(() => lines('Fox').count(), { timeout: 30_000 }).toBe(0);
    await inPane('Fox', 'wrong()');
    await lines('Fox').getByText('left').waitFor(PATIENCE);
  });

  it('whose handler goes wrong shows the line', async () => {
    await inPane('Owl', 'send_message({ op: "trip" })');
    await turn('trip').getByText('went wrong, line 8').waitFor(PATIENCE);
  });

  it('that no page listens for ends in a cross at each page', async () => {
    await inPane('Owl', 'send_message({ op: "lonely" })');
    await expect.poll(() => turn('lonely').locator('.got.is-unheard').count(), { timeout: 30_000 }).toBe(2);
    await turn('lonely').locator('.fan .message').first().click(PATIENCE);
    await aside().getByText('Nobody is listening').waitFor(PATIENCE);
    await ide.page.keyboard.press('Escape');
  });
});

describe('a pane', () => {
  it('sends what is typed by hand, with a form of what the handler needs', async () => {
    await ide.page.locator('.send-as-pick select').selectOption({ label: 'Owl' });
    const op = aside().locator('#send-op');
    await op.fill('wave');
    await aside().locator('#send-part-hand').fill('5');
    await aside().getByText('send_message({ op: "wave", hand: 5 })').waitFor(PATIENCE);
    await ide.page.keyboard.press('Enter');
    await lines('Owl').getByText('5', { exact: true }).waitFor(PATIENCE);
    await aside().getByText('Sent 1 time').waitFor(PATIENCE);
    await ide.page.keyboard.press('Escape');
  });

  it('shows the groups that its client is in', async () => {
    await inPane('Fox', 'send_message({ op: "join", group: "red" })');
    await pane('Fox').locator('.groups .chip', { hasText: 'red' }).waitFor(PATIENCE);
    await lines('Fox').getByText('joined').waitFor(PATIENCE);
    expect(await lines('Owl').getByText('joined').count()).toBe(0);
  });

  it('loses its network, keeps what it sends, and sends it in order when it is back', async () => {
    await pane('Fox').getByRole('button', { name: "Cut Fox's network" }).click();
    await pane('Fox').getByText('network is cut').waitFor(PATIENCE);
    await lines('Fox').getByText('offline').waitFor(PATIENCE);
    await ide.page.locator('.lane-head.is-fox.is-away').waitFor(PATIENCE);
    await inPane('Fox', 'say("one"); say("two")');
    await inPane('Owl', 'say("three")');
    await lines('Owl').getByText('three').waitFor(PATIENCE);
    expect(await lines('Fox').getByText('three').count()).toBe(0);
    await ide.page.locator('.pic-say').getByRole('button', { name: 'Connect Fox again' }).click(PATIENCE);
    await ide.connected('Fox');
    await lines('Owl').getByText('two').waitFor(PATIENCE);
    expect((await lines('Owl').allTextContents()).slice(-3)).toEqual(['three', 'one', 'two']);
    await turn('say').last().locator('.in .message').click(PATIENCE);
    await aside().getByRole('button', { name: 'client.js, line 9' }).waitFor(PATIENCE);
    await ide.page.keyboard.press('Escape');
  });

  it('is slow both ways, and in order', async () => {
    await pane('Owl').getByRole('button', { name: "Make Owl's network slow" }).click();
    await pane('Owl').getByText('slow: 1 s').waitFor(PATIENCE);
    const began = await ide.page.evaluate(() => performance.now());
    await inPane('Owl', 'say("a"); say("b"); say("c")');
    await lines('Fox').getByText('c', { exact: true }).waitFor(PATIENCE);
    await lines('Owl').getByText('c', { exact: true }).waitFor(PATIENCE);
    // there and back
    expect((await ide.page.evaluate(() => performance.now())) - began).toBeGreaterThan(2_000);
    expect((await lines('Owl').allTextContents()).slice(-3)).toEqual(['a', 'b', 'c']);
    await pane('Owl').getByRole('button', { name: "Make Owl's network fast again" }).click();
    await pane('Owl').getByText('connected', { exact: true }).waitFor(PATIENCE);
  });

  it('gets another name, shows another page, is large, and comes back after it was closed', async () => {
    await pane('Owl').locator('.pane-name').click();
    await pane('Owl').getByLabel('Another name for Owl').fill('Fox');
    await ide.page.keyboard.press('Enter');
    await pane('Owl').getByText('Somebody is called Fox already.').waitFor(PATIENCE);
    await pane('Owl').getByLabel('Another name for Owl').fill('Zoe');
    await ide.page.keyboard.press('Enter');
    await ide.connected('Zoe');
    await ide.page.locator('.lane-head', { hasText: 'Zoe' }).waitFor(PATIENCE);
    await pane('Zoe').locator('.pane-name').click();
    await pane('Zoe').getByLabel('Page that Zoe shows').selectOption('other.html');
    await pane('Zoe').locator('iframe').contentFrame().getByText('Other page').waitFor(PATIENCE);
    await pane('Zoe').getByRole('button', { name: 'Show Zoe large' }).click();
    expect((await pane('Zoe').boundingBox())?.width).toBeGreaterThan(1_300);
    await ide.page.keyboard.press('Escape');
    expect((await pane('Zoe').boundingBox())?.width).toBeLessThan(400);
    await pane('Zoe').getByRole('button', { name: 'Close Zoe' }).click();
    await ide.page.getByRole('button', { name: 'Put it back' }).click(PATIENCE);
    await ide.connected('Zoe');
  });
});

describe('the picture', () => {
  it('stands still, goes back and on, is filtered, and is a table', async () => {
    await ide.page.getByRole('button', { name: 'Pause' }).click();
    const before = await ide.page.locator('wz-turn').count();
    await inPane('Fox', 'say("while it stands still")');
    await ide.page.getByText('1 new').waitFor(PATIENCE);
    expect(await ide.page.locator('wz-turn').count()).toBe(before);
    await ide.page.getByRole('button', { name: 'One step back' }).click();
    await ide.page.getByRole('slider').focus();
    await ide.page.keyboard.press('Home');
    await expect.poll(() => ide.page.locator('wz-turn').count()).toBeLessThan(2);
    await ide.page.getByRole('button', { name: 'Replay' }).click();
    await ide.page.locator('.scrubber').getByRole('button', { name: 'Go on' }).click();
    await ide.page.locator('.scrubber').waitFor({ state: 'detached', ...PATIENCE });
    await ide.page.getByRole('button', { name: 'Filter' }).click();
    await ide.page.locator('.filter-bar').getByRole('button', { name: 'trip', exact: true }).click(PATIENCE);
    await expect.poll(() => ide.page.locator('wz-turn').count()).toBe(1);
    await ide.page.getByRole('button', { name: 'Table' }).click();
    await ide.page.locator('.message-table td', { hasText: 'trip' }).waitFor(PATIENCE);
    await ide.page.getByRole('button', { name: 'Show all' }).click();
    await ide.page.getByRole('button', { name: 'Table' }).click();
  });

  it('stops a page that answers every message with a message, and says so', async () => {
    await inPane('Fox', 'HANDLERS.said = () => send_message({ op: "say", text: "round" }); say("round")');
    await pane('Fox').getByText('The messages went round and round.').waitFor(PATIENCE);
    await pane('Fox').getByRole('button', { name: 'Start again' }).click();
    await ide.connected('Fox');
    await inPane('Fox', 'say("calm")');
    await lines('Fox').getByText('calm').waitFor(PATIENCE);
    ide.expectClean(new URL(host.schoolUrl).host);
  });
});
