import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../ide/texts/en.ts';
import { explain, plain, type Mistake } from '../../ide/texts/explain.ts';
import { createProject, readProject, type MadeProject } from '../support/api.ts';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';

let ide: IdePage;
beforeAll(async () => {
  ide = await IdePage.blank(browser);
});
afterAll(() => ide[Symbol.asyncDispose]());

const INDEX_OF = '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)';
const PING = `on('ping', (client) => client.send('pong'));`;
const PAGE = `<!doctype html>
<button onclick="send_message({ op: 'go' })">Go</button>
<button onclick="send_message({ op: 'ping' })">Ping</button>
<ol id="pongs"></ol>
<script>
  HANDLERS.pong = () => pongs.append(document.createElement('li'));
  HANDLERS.error = () => {};
</script>
`;

interface InHandler {
  server: string;
  /** What the console says of it. */
  says: Mistake;
  /** How often it may happen before the server is stopped. */
  times: number;
  stopped: string;
}

const endless = (line: number): Mistake => ({ code: 'endless', params: {}, line });
const IN_A_HANDLER: [what: string, expected: InHandler][] = [
  [
    'while (true) in a handler',
    { server: `on('go', () => {\n  while (true) {}\n});`, says: endless(2), times: 3, stopped: en['stopped.endless'] },
  ],
  [
    'while (true) after an await',
    { server: `on('go', async () => {\n  await null;\n  while (true) {}\n});`, says: endless(3), times: 3, stopped: en['stopped.endless'] },
  ],
  [
    'while (true) in a timer',
    {
      server: `on('go', () => {\n  setTimeout(() => {\n    while (true) {}\n  }, 20);\n});`,
      says: endless(3),
      times: 3,
      stopped: en['stopped.endless'],
    },
  ],
  [
    'Array(1e9).fill(0)',
    {
      server: `on('go', () => {\n  Array(1e9).fill(0);\n});`,
      says: { code: 'out-of-memory', params: {}, line: 2 },
      times: 3,
      stopped: en['stopped.out-of-memory'],
    },
  ],
  [
    'a builtin that nothing can cut',
    { server: `on('go', () => {\n  ${INDEX_OF};\n});`, says: { code: 'endless', params: {} }, times: 1, stopped: en['stopped.endless'] },
  ],
];

function inWords(mistake: Mistake): string {
  const { title, todo } = explain(mistake);
  return `${plain(title)} ${plain(todo)}`;
}

async function open(server: string): Promise<MadeProject> {
  const made = await createProject(host.url, { 'server.js': server, 'index.html': PAGE });
  await ide.visit(`${host.schoolUrl}${made.links.edit}`);
  return made;
}

async function press(name: string): Promise<void> {
  await ide.inside('Fox').getByRole('button', { name }).click(PATIENCE);
}

/** A key arrives, is saved, and nothing has gone wrong in the IDE itself. */
async function staysUsable(made: MadeProject): Promise<void> {
  const before = (await readProject(host.url, made)).files['server.js'] ?? '';
  await ide.server.focus();
  await ide.page.keyboard.press('Control+End');
  await ide.page.keyboard.type('// still here');
  await ide.saved();
  expect((await readProject(host.url, made)).files['server.js']).toBe(`${before}// still here`);
  ide.expectClean(new URL(host.schoolUrl).host);
}

describe('code that would take all', { timeout: 240_000 }, () => {
  it.each(IN_A_HANDLER)('%s is told with its line, stops the server, and starts again', async (_what, expected) => {
    const { server, says, times, stopped } = expected;
    const made = await open(`${server}\n${PING}\n`);
    await ide.connected('Fox', 'Owl');
    await ide.page.locator('#tab-console').click();
    const told = ide.page.locator('.log.is-error', { hasText: inWords(says) });
    for (let time = 1; time <= times; time += 1) {
      await press('Go');
      await expect.poll(() => told.count(), PATIENCE).toBe(time);
      if (time === times) continue;
      expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'live' });
      await ide.state('Running');
    }
    if (says.line === undefined) expect(await told.locator('.go').count()).toBe(0);
    else expect(await told.last().locator('.go').innerText()).toBe(`server.js, line ${String(says.line)}`);

    await ide.state('Stopped');
    await ide.server.panel.getByText(stopped).waitFor(PATIENCE);
    await ide.consoleLine(inWords({ code: 'stopped', params: {} }));
    // Sockets stay, and the same code comes back.
    await ide.connected('Fox', 'Owl');
    await ide.server.panel.getByRole('button', { name: 'Start again' }).click();
    await ide.state('Running');
    await press('Ping');
    await ide.inside('Fox').locator('#pongs li').waitFor(PATIENCE);
    await staysUsable(made);
  });
});

describe('code that would take all, at the top', { timeout: 240_000 }, () => {
  it.each([
    ['while (true) {}', { code: 'endless', params: {}, line: 1 }],
    [INDEX_OF, { code: 'endless', params: {} }],
    ['Array(1e9).fill(0)', { code: 'out-of-memory', params: {} }],
  ] satisfies [string, Mistake][])('%s: the old code runs on, and the mistake is shown', async (code, says: Mistake) => {
    const made = await open(`\n${PING}\n`);
    await ide.connected('Fox', 'Owl');
    await ide.server.focus();
    await ide.page.keyboard.press('Control+Home');
    await ide.page.keyboard.type(code);
    await ide.state('There is a mistake');
    const card = ide.server.panel.locator('.mistake .card');
    await card.waitFor(PATIENCE);
    const { title, todo } = explain(says);
    await card.getByText(plain(title)).waitFor(PATIENCE);
    await card.getByText(plain(todo)).waitFor(PATIENCE);
    if (says.line !== undefined) expect(await card.locator('.go').innerText()).toBe(`Go to line ${String(says.line)}`);
    expect((await readProject(host.url, made)).state).toEqual({ server: 'running', code: 'refused' });
    await press('Ping');
    await ide.inside('Fox').locator('#pongs li').waitFor(PATIENCE);
    await staysUsable(made);
  });

  it('with no older code there is nothing to run, until it is mended', async () => {
    const made = await open(`while (true) {}\n${PING}\n`);
    await ide.state('Stopped');
    await ide.server.panel.getByText(en['stopped.never-started']).waitFor(PATIENCE);
    await ide.server.panel.locator('.mistake .card').getByText('This loop never ends.').waitFor(PATIENCE);
    await ide.server.panel.getByRole('button', { name: 'Start again' }).click();
    await ide.state('Stopped');
    await ide.server.focus();
    await ide.page.keyboard.press('Control+Home');
    await ide.page.keyboard.press('Shift+End');
    await ide.page.keyboard.press('Delete');
    await ide.state('Running');
    await press('Ping');
    await ide.inside('Fox').locator('#pongs li').waitFor(PATIENCE);
    await staysUsable(made);
  });
});
