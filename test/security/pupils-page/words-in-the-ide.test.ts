import { expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { createProject, putFiles, type MadeProject } from '../../support/api.ts';
import { browser, host } from '../../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../../support/ide-page.ts';
import { EditorClient } from '../../support/editor-client.ts';

/** Short enough to be a name of anything. */
const EVIL = '<img src=x onerror=top.hacked=1>';
const LINES = [
  EVIL,
  '</script><script>top.hacked=1</script>',
  '"><svg onload=top.hacked=1>',
  "' onmouseover='top.hacked=1",
  'javascript:top.hacked=1',
  '[click](javascript:top.hacked=1) &lt;img src=x&gt; ${top.hacked=1} {{top.hacked=1}}',
  '\u202Eright to left\u202C and \u2066isolated\u2069, nothing\u200B between',
];
const MISTAKES = [
  `The page stopped at line 13. The computer says: Error: ${EVIL}`,
  `There is no ${EVIL}.`,
  `on("go") could not finish. The computer says: Error: ${EVIL}`,
  `No one is listening for ${EVIL}.`,
  `go has a part that the server does not read: ${EVIL}.`,
  `{ "${EVIL}": "${EVIL}" }`,
];
const LONG = 'x'.repeat(10_000);

const SERVER = `const evil = ${JSON.stringify(EVIL)};
on('connect', (client) => {
  client.name = evil;
  client.add_to_group(evil);
});
on('go', (client, text) => {
  for (const line of ${JSON.stringify(LINES)}) console.log('server says ' + line);
  console.log('long ' + ${JSON.stringify(LONG)});
  console.error({ [evil]: evil });
  broadcast(evil, { [evil]: evil, long: ${JSON.stringify(LONG)} });
  throw new Error(evil);
});
`;
const PAGE = `<!doctype html><body><script>
const evil = ${JSON.stringify(EVIL)};
HANDLERS[evil] = () => {};
HANDLERS.error = () => {};
HANDLERS.evil = () => {
  for (const line of ${JSON.stringify(LINES).replaceAll('</', '<\\/')}) console.log('page says ' + line);
  console.log('long ' + ${JSON.stringify(LONG)});
  console.warn({ [evil]: [evil] }, document.createTextNode(evil));
  send_message({ op: 'go', text: evil });
  send_message({ op: evil, [evil]: evil });
  send_message({ op: 'go', text: '', [evil]: evil });
  document.body.append(Object.assign(new Image(), { src: encodeURIComponent(evil) }));
  throw new Error(evil);
};
</script>`;

/** A classmate whose browser sends what no IDE of ours would: a file and a cursor of such names. */
async function classmate(made: MadeProject): Promise<EditorClient> {
  const client = await EditorClient.open(host.url, made, made.editKey);
  await client.settled();
  const files = client.doc.getMap<Y.Map<unknown>>('files');
  const before = Y.encodeStateVector(client.doc);
  files.set(EVIL, new Y.Map<unknown>(Object.entries({ path: `${EVIL}.js`, text: new Y.Text('') })));
  client.update(Y.encodeStateAsUpdate(client.doc, before));
  const [id, file] = [...files].find(([, each]) => each.get('path') === 'server.js') ?? [];
  const text = file?.get('text');
  if (!(text instanceof Y.Text)) throw new Error('there is no server.js');
  const position: unknown = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 0));
  const awareness = new Awareness(client.doc);
  awareness.setLocalState({ name: EVIL, hue: 'fox', cursor: { file: id, anchor: position, head: position } });
  client.cursor(encodeAwarenessUpdate(awareness, [client.doc.clientID]));
  awareness.destroy();
  return client;
}

test('what a pupil, a page, a server or a classmate calls anything is shown as words', async () => {
  const made = await createProject(host.url, { 'server.js': SERVER, 'index.html': PAGE }, EVIL);
  await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
  let dialogs = 0;
  ide.page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const scripts = await ide.page.locator('script').count();
  await ide.connected('Fox', 'Owl');
  using _classmate = await classmate(made);
  const shows = async (place: string, words: string): Promise<Locator> => {
    const found = ide.page.locator(place).filter({ hasText: words }).first();
    await found.waitFor({ ...PATIENCE, state: 'attached' });
    return found;
  };

  await shows('wz-project-name', EVIL);
  await shows('[data-pane="Fox"] .groups', EVIL);
  await shows('wz-file-tabs', `${EVIL}.js`);
  await shows('.editor-remote-cursor', EVIL);

  await ide
    .inside('Fox')
    .locator('body')
    .evaluate(() => void setTimeout(() => (globalThis as unknown as { HANDLERS: Record<string, () => void> }).HANDLERS['evil']?.()));
  await ide.page.locator('#tab-console').click();
  for (const line of LINES) {
    await shows('.log', `server says ${line}`);
    await shows('.log', `page says ${line}`);
  }
  for (const words of MISTAKES) await shows('.log.is-error', words);
  const told = await ide.page.locator('.log').allInnerTexts();
  expect(Math.max(...told.map((line) => line.length))).toBeLessThan(LIMITS.consoleLineLength + 200);
  await ide.page.locator('#tab-messages').click();
  await shows('wz-turn', EVIL);
  await (await shows('wz-turn', EVIL)).click();
  await shows('.lane-head', EVIL);

  await putFiles(host.url, made, { 'server.js': `import x from ${JSON.stringify(EVIL)};\n` });
  await shows('.is-server .mistake .card', EVIL);

  expect(await ide.page.locator('img[src="x"], svg[onload], [onerror], [onmouseover], a[href^="javascript"]').count()).toBe(0);
  expect(await ide.page.locator('script').count()).toBe(scripts);
  expect(await ide.page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(dialogs).toBe(0);
  // The one error that pages throw here is theirs.
  expect(ide.watch.errors.filter((error) => error !== EVIL)).toEqual([]);
  expect(ide.watch.violations).toEqual([]);
});
