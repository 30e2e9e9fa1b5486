import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../../server/protocol/close-codes.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { HostToIde, IdeToHost } from '../../../server/protocol/ide.ts';
import { createProject, readProject, type MadeProject } from '../../support/api.ts';
import { ScriptClient } from '../../support/script-client.ts';
import { startHost, type RunningHost } from '../../support/start-host.ts';
import { EditorClient } from '../../support/editor-client.ts';
import { cursorOf } from './cursor-of.ts';

let host: RunningHost;
let made: MadeProject;
let look: string;
const FILES = { 'server.js': `on('say', (client) => client.send('said'));`, 'index.html': '<h1>Ours</h1>' };
beforeAll(async () => {
  host = await startHost({ env: { LOG_LEVEL: 'error' } });
  made = await createProject(host.url, FILES, 'Ours');
  look = made.links.look.split('/').at(-1) ?? '';
  // until the server runs
  using client = await ScriptClient.join(host.url, made);
  client.say('say');
  await client.next('said');
});
afterAll(async () => {
  expect(
    host
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{')),
  ).toEqual([]);
  await host.stop();
});

const open = (key = look): Promise<EditorClient> => EditorClient.open(host.url, made, key);

/** Every message that an IDE may send is in one of these two. */
const REFUSED: Record<Refused, IdeToHost> = {
  'start-again': { type: 'start-again' },
  'rename-project': { type: 'rename-project', name: 'Mine' },
  'check-step': { type: 'check-step', n: 1, lesson: 'shout', step: 0 },
  // a second time, with a better key
  hello: { type: 'hello', key: 'a-b-c-d', session: 'aaaaaaaaaaaa' },
};
type Refused = 'start-again' | 'rename-project' | 'check-step' | 'hello';

/** `token`: of a pane of somebody else. */
const TAKEN: Record<Exclude<IdeToHost['type'], Refused>, (token: string) => IdeToHost> = {
  'open-pane': () => ({ type: 'open-pane', request: 2 }),
  'close-pane': (token) => ({ type: 'close-pane', token }),
  'set-network': (token) => ({ type: 'set-network', token, network: 'cut' }),
  'watch-messages': () => ({ type: 'watch-messages', on: true }),
  'page-answer': () => ({ type: 'page-answer', call: 1, answer: { ok: true } }),
};

/** The files and the name are what their owner made them. */
async function isUnchanged(): Promise<void> {
  const { files, name, state } = await readProject(host.url, made);
  expect({ files, name, server: state.server }).toEqual({ files: FILES, name: 'Ours', server: 'running' });
}

function panesOf(log: readonly HostToIde[]): number {
  return log.filter(({ type }) => type === 'pane').length;
}

describe('whoever has the Look link', () => {
  it('sees all, and no key that lets one change it', async () => {
    using viewer = await open();
    await viewer.settled();
    const [welcome] = viewer.log;
    expect(welcome).toMatchObject({ type: 'welcome', role: 'look', project: { name: 'Ours' } });
    expect(viewer.doc.getMap('files').size).toBe(2);
    expect(welcome?.type === 'welcome' && Object.keys(welcome.links).sort()).toEqual(['look', 'play', 'remix']);
    for (const word of made.words) expect(JSON.stringify(viewer.log)).not.toContain(word);
  });

  it.each(Object.entries(REFUSED))('can not say %s', async (_what, message) => {
    using viewer = await open();
    viewer.say(message);
    expect(await viewer.closed()).toEqual([CLOSE.badMessage, 'bad-request']);
    await isUnchanged();
  });

  it.each(Object.entries(TAKEN))('may say %s, which changes nothing', async (_what, messageFor) => {
    using editor = await open(made.editKey);
    editor.say({ type: 'open-pane', request: 1 });
    await editor.settled();
    const pane = editor.log.find((message) => message.type === 'pane');
    using viewer = await open();
    viewer.say(messageFor(pane?.token ?? ''));
    expect(await viewer.settled()).toBe(true);
    await isUnchanged();
    // the pane that it named is that editor's, with a network as before
    using page = await ScriptClient.join(host.url, made, `?pane=${pane?.token ?? ''}`);
    page.say('say');
    await page.next('said');
    expect(await editor.settled()).toBe(true);
  });

  it.each<[string, (viewer: EditorClient) => Uint8Array]>([
    ['a change', ({ doc }) => changeIn(doc, (files) => files.set('x', new Y.Map([['path', 'x.txt']])))],
    ['a deletion', ({ doc }) => changeIn(doc, (files) => files.clear())],
    ['nothing new', ({ doc }) => Y.encodeStateAsUpdate(doc)],
    ['no update at all', () => new Uint8Array(0)],
  ])('can not change the document: %s ends the connection', async (_what, update) => {
    using viewer = await open();
    await viewer.settled();
    viewer.update(update(viewer));
    expect(await viewer.closed()).toEqual([CLOSE.badMessage, 'bad-request']);
    await isUnchanged();
  });

  it('has no cursor, its own or that of somebody else, and no name in one', async () => {
    using editor = await open(made.editKey);
    editor.cursor(cursorOf(9, { name: 'Robin' }));
    await editor.settled();
    for (const [id, name] of [
      [9, 'Robin'],
      [10, 'Teacher'],
    ] as const) {
      // prettier-ignore
      using viewer = await open();
      viewer.cursor(cursorOf(id, { name }, 2));
      expect(await viewer.closed()).toEqual([CLOSE.badMessage, 'bad-request']);
    }
    expect(await editor.settled()).toBe(true);
    expect(editor.cursors).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['write files', 'PUT', 'files'],
    ['renew a link', 'POST', 'links/play'],
    ['withdraw a link', 'POST', 'links/look'],
    ['delete', 'DELETE', ''],
    ['write over', 'PUT', ''],
    ['post', 'POST', ''],
    ['patch', 'PATCH', 'files'],
  ])('can not %s over HTTP', async (_what, method, path) => {
    const headers = { authorization: `Bearer ${look}`, 'content-type': 'application/json' };
    const body = JSON.stringify(path.startsWith('links/') ? { action: 'renew' } : { files: { 'server.js': '' } });
    const answer = await fetch(`${host.url}/api/projects/${made.id}${path && `/${path}`}`, { method, headers, body });
    expect([403, 404]).toContain(answer.status);
    await isUnchanged();
  });

  it('can take the project home, and read it, without the key', async () => {
    for (const path of ['', '/export.zip']) {
      const answer = await fetch(`${host.url}/api/projects/${made.id}${path}`, { headers: { authorization: `Bearer ${look}` } });
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain(made.editKey);
    }
  });
});

describe('many who look on', () => {
  it('keep nobody from editing', async () => {
    const viewers = await Promise.all(Array.from({ length: LIMITS.viewersPerProject }, () => open()));
    expect(viewers.map(({ log }) => log[0]?.type)).toEqual(viewers.map(() => 'welcome'));
    using late = await open();
    expect((await late.closed())[1]).toBe('too-many');
    using editor = await open(made.editKey);
    expect(editor.log[0]).toMatchObject({ type: 'welcome', role: 'edit' });
    for (const viewer of viewers) viewer[Symbol.dispose]();
  });

  it('open as many panes as a screen has use for, and no more, however often they are asked for', async () => {
    using viewer = await open();
    for (let request = 0; request < 10_000; request += 1) viewer.say({ type: 'open-pane', request });
    expect(await viewer.settled()).toBe(true);
    expect(panesOf(viewer.log)).toBe(LIMITS.panesPerEditor);
    expect(viewer.log.filter((message) => message.type === 'refused' && message.code === 'too-many')).toHaveLength(
      10_000 - LIMITS.panesPerEditor,
    );
  });

  it('can not close the panes of others, though they see their tokens', async () => {
    using editor = await open(made.editKey);
    editor.say({ type: 'open-pane', request: 1, name: 'Mine' });
    await editor.settled();
    const pane = editor.log.find((message) => message.type === 'pane');
    using viewer = await open();
    viewer.say({ type: 'close-pane', token: pane?.token ?? '' });
    viewer.say({ type: 'open-pane', request: 2, name: 'Mine' });
    await viewer.settled();
    expect(viewer.log.find((message) => message.type === 'pane')).not.toMatchObject({ name: 'Mine' });
  });

  it('leave no names behind when they break off, again and again', async () => {
    for (let round = 0; round < 30; round += 1) {
      using viewer = await open();
      for (let request = 0; request < LIMITS.panesPerEditor; request += 1) viewer.say({ type: 'open-pane', request });
      expect(await viewer.settled()).toBe(true);
      expect(panesOf(viewer.log)).toBe(LIMITS.panesPerEditor);
    }
    using editor = await open(made.editKey);
    // each name is the first that is free: there are no more of them than a project remembers
    editor.say({ type: 'open-pane', request: 1 });
    await editor.settled();
    const pane = editor.log.find((message) => message.type === 'pane');
    expect(Number(pane?.name.replace(/\D/g, ''))).toBeLessThanOrEqual(LIMITS.paneNamesPerProject);
  });
});

function changeIn(doc: Y.Doc, change: (files: Y.Map<unknown>) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  change(doc.getMap('files'));
  return Y.encodeStateAsUpdate(doc, before);
}
