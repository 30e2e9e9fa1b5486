import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { Session } from '../../../ide/session/session.ts';
import type { SessionOptions } from '../../../ide/session/session.ts';
import { CLOSE } from '../../../server/protocol/close-codes.ts';
import { openNodeSocket, ProtocolHost, putFile, textOf } from './protocol-host.ts';

let host: ProtocolHost;
let sessions: Session[];

beforeEach(async () => {
  sessions = [];
  host = new ProtocolHost();
  putFile(host.doc, 'a', 'server.js', 'one');
  putFile(host.doc, 'b', 'index.html', '<p>');
  putFile(host.doc, 'c', 'client.js', 'two');
  await host.listen();
});

afterEach(async () => {
  for (const session of sessions) session.dispose();
  await host[Symbol.asyncDispose]();
});

function open(options: Partial<SessionOptions> = {}): Session {
  const session = new Session({
    address: { id: 'brave-otter', role: 'edit' },
    key: 'tiger-banana-rocket-seven',
    url: host.url,
    openSocket: openNodeSocket,
    firstPauseMs: 5,
    longestPauseMs: 20,
    ...options,
  });
  sessions.push(session);
  return session;
}

async function online(session: Session): Promise<void> {
  await until(() => session.store.state.connection === 'online' && session.store.state.files.length > 0);
}

async function until(holds: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(holds()).toBe(true), { timeout: 5000, interval: 2 });
}

/** The text behind a path, as an editor would get it. */
function textIn(session: Session, path: string): Y.Text {
  const file = session.store.state.files.find((entry) => entry.path === path);
  const edited = file && session.editedFile(file.id);
  if (!edited) throw new Error(`no ${path}`);
  return edited.text;
}

describe('opening', () => {
  test('shows the project, opens two panes and asks for the messages', async () => {
    const session = open();
    expect(session.store.state.connection).toBe('connecting');
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    const { state } = session.store;
    expect(state.panes.map(({ name, page, version }) => [name, page, version])).toEqual([
      ['Fox', 'index.html', 0],
      ['Owl', 'index.html', 0],
    ]);
    expect(state.files.map(({ path, side }) => [path, side])).toEqual([
      ['index.html', 'page'],
      ['server.js', 'server'],
      ['client.js', 'page'],
    ]);
    expect(state.open).toEqual({ server: 'a', page: 'c' });
    expect(host.hellos[0]).toMatchObject({ type: 'hello', key: 'tiger-banana-rocket-seven' });
    expect(host.hellos[0]?.session).toMatch(/^[0-9a-f]{32}$/);
    expect(host.heard).toContainEqual({ type: 'watch-messages', on: true });
    expect(state.saved).toBe(true);
    expect(host.updates).toEqual([]);
  });

  test('is refused without a key, and asks nobody', () => {
    const session = open({ key: undefined });
    expect(session.store.state).toMatchObject({ connection: 'refused', refusal: { code: 'no-key' } });
    expect(host.hellos).toEqual([]);
  });

  test.each([
    ['wrong-key', CLOSE.notAllowed],
    ['unknown-project', CLOSE.unknownProject],
  ])('stays away after the refusal %s', async (code, closeCode) => {
    host.refusal = { code, closeCode };
    const session = open();
    await until(() => session.store.state.connection === 'refused');
    await until(() => host.open === 0);
    expect(session.store.state.refusal?.code).toBe(code);
    expect(host.hellos).toHaveLength(1);
  });
});

describe('the document', () => {
  test('sends what is typed, and is saved when the host says so', async () => {
    host.acknowledging = false;
    const session = open();
    await online(session);
    textIn(session, 'server.js').insert(3, '!');
    textIn(session, 'client.js').insert(0, '?');
    expect(session.store.state.saved).toBe(false);
    await until(() => host.updates.length === 2);
    expect(host.updates).toEqual([1, 2]);
    expect(textOf(host.doc, 'server.js')).toBe('one!');
    host.send({ type: 'saved', n: 1 });
    host.send({ type: 'project-renamed', name: 'after the first' });
    await until(() => session.store.state.project.name === 'after the first');
    expect(session.store.state.saved).toBe(false);
    host.acknowledge();
    await until(() => session.store.state.saved);
  });

  test('goes on offline, and sends all of it as one update after the host is back', async () => {
    const session = open();
    await online(session);
    await host.down();
    await until(() => session.store.state.connection === 'offline');
    expect(session.store.state.saved).toBe(true);
    for (const letter of 'abc') textIn(session, 'server.js').insert(0, letter);
    putFile(host.doc, 'd', 'style.css', '');
    expect(session.store.state.saved).toBe(false);
    await host.listen();
    await until(() => session.store.state.saved);
    expect(host.updates).toEqual([1]);
    expect(textOf(host.doc, 'server.js')).toBe('cbaone');
    await until(() => session.store.state.files.length === 4);
    expect(host.hellos[1]?.session).toBe(host.hellos[0]?.session);
    expect(host.hellos[1]?.have).toBeTypeOf('string');
  });

  test('sends again, under a new number, what was taken and not acknowledged', async () => {
    host.acknowledging = false;
    const session = open();
    await online(session);
    textIn(session, 'server.js').insert(0, 'x');
    await until(() => host.updates.length === 1);
    host.acknowledging = true;
    host.cut();
    await until(() => session.store.state.saved);
    expect(host.updates).toEqual([1, 2]);
    expect(textOf(host.doc, 'server.js')).toBe('xone');
  });

  test('a deletion made offline arrives as well', async () => {
    const session = open();
    await online(session);
    await host.down();
    await until(() => session.store.state.connection === 'offline');
    textIn(session, 'server.js').delete(0, 3);
    await host.listen();
    await until(() => session.store.state.saved);
    expect(textOf(host.doc, 'server.js')).toBe('');
  });

  test('two editors get the same text', async () => {
    const [first, second] = [open(), open()];
    await Promise.all([online(first), online(second)]);
    textIn(first, 'server.js').insert(0, 'A');
    textIn(second, 'server.js').insert(3, 'B');
    await until(() => textIn(first, 'server.js').toJSON() === 'AoneB' && textIn(second, 'server.js').toJSON() === 'AoneB');
  });

  test('gives up a socket that does not answer, and opens another', async () => {
    host.acknowledging = false;
    const session = open({ patienceMs: 30 });
    await online(session);
    textIn(session, 'server.js').insert(0, 'x');
    await until(() => host.hellos.length > 1);
    host.acknowledging = true;
    await until(() => session.store.state.saved);
  });

  test('with the look link nothing is sent', async () => {
    host.role = 'look';
    const session = open({ address: { id: 'brave-otter', role: 'look', look: 'brave-otter.abc' }, key: 'brave-otter.abc' });
    await online(session);
    expect(session.store.state.role).toBe('look');
    textIn(session, 'server.js').insert(0, 'x');
    session.renameProject('sent after it');
    await until(() => host.heard.some(({ type }) => type === 'rename-project'));
    expect(host.updates).toEqual([]);
    expect(session.store.state.saved).toBe(true);
  });
});

describe('files', () => {
  test('a new file is shown, one in the way is refused', async () => {
    const session = open();
    await online(session);
    const added = session.addFile('server/names.js');
    expect(added.ok && session.store.state.open.server === added.id).toBe(true);
    expect(session.addFile('server/names.js')).toEqual({ ok: false, why: 'taken' });
    expect(session.addFile('')).toEqual({ ok: false, why: 'empty' });
    expect(session.addFile('my file.js')).toEqual({ ok: false, why: 'characters' });
    expect(session.addFile('../x.js')).toEqual({ ok: false, why: 'characters' });
    expect(session.addFile('a/b/c/d/e.js')).toEqual({ ok: false, why: 'too-deep' });
    expect(session.addFile(`${'x'.repeat(99)}.js`)).toEqual({ ok: false, why: 'too-long' });
    await until(() => textOf(host.doc, 'server/names.js') === '');
  });

  test('the 51st is refused', async () => {
    const session = open();
    await online(session);
    for (let count = session.store.state.files.length; count < 50; count += 1) expect(session.addFile(`f${String(count)}.js`).ok).toBe(true);
    expect(session.addFile('more.js')).toEqual({ ok: false, why: 'too-many' });
  });

  test('a rename keeps what a classmate types meanwhile', async () => {
    const [first, second] = [open(), open()];
    await Promise.all([online(first), online(second)]);
    textIn(second, 'client.js').insert(3, ' typed');
    expect(first.renameFile('c', 'main.js')).toEqual({ ok: true });
    expect(first.renameFile('c', 'server.js')).toEqual({ ok: false, why: 'taken' });
    await until(() => textOf(host.doc, 'main.js') === 'two typed');
  });

  test('a deleted file is put back with its text, and another one is shown meanwhile', async () => {
    const session = open();
    await online(session);
    const putBack = session.deleteFile('c');
    expect(session.store.state.open.page).toBe('b');
    expect(session.editedFile('c')).toBeUndefined();
    await until(() => textOf(host.doc, 'client.js') === undefined);
    putBack();
    expect(session.store.state.open.page).toBe('c');
    expect(session.editedFile('c')?.text.toJSON()).toBe('two');
    await until(() => textOf(host.doc, 'client.js') === 'two');
  });

  test('goes to a place in a file by its path', async () => {
    const session = open();
    await online(session);
    session.goTo('index.html', 7);
    expect(session.store.state.open.page).toBe('b');
    expect(session.store.state.place).toEqual({ fileId: 'b', line: 7, column: 1, n: 1 });
    session.goTo('nowhere.js', 1);
    expect(session.store.state.place?.n).toBe(1);
  });
});

describe('panes', () => {
  test('one that was asked for as the connection broke comes with the next one', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    await host.down();
    await until(() => session.store.state.connection === 'offline');
    session.openPane();
    session.closePane('t1');
    await host.listen();
    await until(() => session.store.state.panes.length === 2 && session.store.state.connection === 'online');
    expect(session.store.state.panes.map(({ name }) => name)).toEqual(['Owl', 'Hare']);
    await until(() => host.heard.some((message) => message.type === 'close-pane' && message.token === 't1'));
  });

  test('are new with each change of a page, and not with one of a style sheet', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    host.send({ type: 'pages-changed', change: 'reload', paths: ['index.html'], version: 2 });
    await until(() => session.store.state.panes.every(({ version }) => version === 1));
    host.send({ type: 'pages-changed', change: 'styles', paths: ['style.css'], version: 3 });
    await until(() => session.store.state.styles.version === 3);
    expect(session.store.state.styles.paths).toEqual(['style.css']);
    expect(session.store.state.panes.map(({ version }) => version)).toEqual([1, 1]);
    session.reloadPane('t2');
    expect(session.store.state.panes.map(({ version }) => version)).toEqual([1, 2]);
  });
});

describe('what the host tells', () => {
  test('becomes state', async () => {
    const session = open();
    await online(session);
    host.send({ type: 'state', state: { server: 'stopped', code: 'live', reason: 'endless' } });
    host.send({ type: 'diagnostics', diagnostics: [{ code: 'syntax', params: {}, side: 'server' }] });
    host.send({ type: 'clients', clients: [{ id: '1', name: 'Fox', groups: [] }] });
    host.send({ type: 'traffic', events: [{ type: 'connected', at: 1, client: '1', name: 'Fox' }], dropped: 2 });
    await until(() => session.store.state.traffic.length === 1);
    const { state } = session.store;
    expect(state.server).toEqual({ server: 'stopped', code: 'live', reason: 'endless' });
    expect(state.diagnostics).toHaveLength(1);
    expect(state.clients.map(({ name }) => name)).toEqual(['Fox']);
    expect(state.trafficDropped).toBe(2);
  });

  test('in words that this page is too old for is passed over', async () => {
    const session = open();
    await online(session);
    for (const data of ['{"type":"newer"}', 'not json', '[]', 'null', '"text"']) host.sendRaw(data);
    host.sendRaw(Uint8Array.of(9, 9));
    host.send({ type: 'project-renamed', name: 'still here' });
    await until(() => session.store.state.project.name === 'still here');
    expect(session.store.state.connection).toBe('online');
  });

  test('console lines seen before a reconnection, or cleared away, do not come again', async () => {
    host.console = [{ at: 10, level: 'log', text: 'old' }];
    const session = open();
    await online(session);
    host.send({ type: 'console', lines: [{ at: 20, level: 'log', text: 'new' }] });
    await until(() => session.store.state.console.length === 2);
    session.clearConsole();
    host.console = [...host.console, { at: 20, level: 'log', text: 'new' }, { at: 30, level: 'warn', text: 'while away' }];
    host.cut();
    await until(() => session.store.state.console.length > 0);
    expect(session.store.state.console.map(({ text, who, side }) => [text, who, side])).toEqual([['while away', 'server', 'server']]);
  });
});

describe('what a page says', () => {
  test('is shown with the name of its pane', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    session.pageSaid('t1', { wszero: 'console', level: 'log', text: 'hi', file: 'client.js', line: 3 });
    session.pageSaid('t2', { wszero: 'error', message: 'x is not defined', file: 'client.js', line: 4, column: 2 });
    session.pageSaid('t9', { wszero: 'console', level: 'log', text: 'of no pane' });
    expect(session.store.state.console).toMatchObject([
      { who: 'Fox', side: 'page', level: 'log', text: 'hi', file: 'client.js', line: 3 },
      { who: 'Owl', side: 'page', level: 'error', diagnostic: { code: 'page-threw', params: { message: 'x is not defined' }, line: 4 } },
    ]);
  });
});
