import { beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '../../../server/protocol/close-codes.ts';
import { online, setUpSessions, until } from './open-session.ts';
import { PageInPane } from './page-in-pane.ts';
import type { ProtocolHost } from './protocol-host.ts';

const { open, ...sessions } = setUpSessions();
let host: ProtocolHost;
beforeEach(() => {
  host = sessions.host();
});

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

test('a refusal that may pass does not shut the door on what is not saved yet', async () => {
  const session = open();
  await online(session);
  host.refusal = { code: 'broken', closeCode: CLOSE.notAllowed };
  host.cut();
  await until(() => host.hellos.length >= 3);
  expect(session.store.state.connection).toBe('offline');
  host.refusal = undefined;
  await until(() => session.store.state.connection === 'online');
});

test.each(['too-many', 'disk-full'])('a project that can not be opened now (%s) says so at the door', async (code) => {
  host.refusal = { code, closeCode: CLOSE.notAllowed };
  const session = open();
  await until(() => session.store.state.connection === 'refused');
  expect(session.store.state.refusal?.code).toBe(code);
});

test('a full disk that shuts the door on what is not saved yet is told, and asked again', async () => {
  const session = open();
  await online(session);
  host.refusal = { code: 'disk-full', closeCode: CLOSE.notAllowed };
  host.cut();
  await until(() => session.store.state.trouble === 'disk-full');
  host.refusal = undefined;
  await until(() => session.store.state.connection === 'online');
  expect(session.store.state.trouble).toBeUndefined();
});

describe('panes', () => {
  test('one that was asked for as the connection broke comes with the next one', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    await host.down();
    await until(() => session.store.state.connection === 'offline');
    session.panes.open();
    session.panes.close('t1');
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
    using page = new PageInPane(session.panes, 't1');
    host.send({ type: 'pages-changed', change: 'styles', paths: ['style.css'], version: 3 });
    await until(() => page.told.length === 1);
    expect(page.told).toEqual([{ wszero: 'swap-styles', paths: ['style.css'], version: 3 }]);
    expect(session.store.state.panes.map(({ version }) => version)).toEqual([1, 1]);
    using other = new PageInPane(session.panes, 't2');
    session.panes.reload('t2');
    await until(() => session.store.state.panes[1]?.version === 2);
    expect(session.store.state.panes.map(({ version }) => version)).toEqual([1, 2]);
    expect(other.told).toEqual([]);
  });
});

describe('what is asked of a pane', () => {
  test('goes to its page by the port that it brought', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    using page = new PageInPane(session.panes, 't1');
    using other = new PageInPane(session.panes, 't2');
    session.panes.sendAs('t1', '{"op":"say"}');
    session.panes.sendAs('t9', '{"op":"say"}');
    await until(() => page.told.length === 1);
    expect(page.told).toEqual([{ wszero: 'send', text: '{"op":"say"}' }]);
    expect(other.told).toEqual([]);
  });

  test('of its network goes to the host first, and again after the host has forgotten it', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    using page = new PageInPane(session.panes, 't1');
    session.panes.setNetwork('t1', 'cut');
    await until(() => page.told.length === 1);
    expect(page.told).toEqual([{ wszero: 'network', isOn: false }]);
    expect(session.store.state.panes.map(({ network }) => network)).toEqual(['cut', 'on']);
    const cuts = (): number => host.heard.filter((message) => message.type === 'set-network' && message.network === 'cut').length;
    await until(() => cuts() === 1);
    host.cut();
    await until(() => cuts() === 2);
  });

  test('of its name replaces it where it is; a name that somebody has is told, and nothing changes', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    host.taken.add('Owl');
    expect(await session.panes.rename('t1', 'Owl')).toBe('taken');
    expect(session.store.state.panes.map(({ name }) => name)).toEqual(['Fox', 'Owl']);
    expect(await session.panes.rename('t1', 'Zoe')).toBe('done');
    expect(session.store.state.panes.map(({ name }) => name)).toEqual(['Zoe', 'Owl']);
    await until(() => host.heard.some((message) => message.type === 'close-pane' && message.token === 't1'));
  });

  test('to show another page loads that one', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    session.panes.showPage('t2', 'other.html');
    await until(() => session.store.state.panes[1]?.version === 1);
    expect(session.store.state.panes.map(({ page }) => page)).toEqual(['index.html', 'other.html']);
  });

  test('that answers every message with a message is stopped before it fills the host', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2);
    using page = new PageInPane(session.panes, 't1');
    const notes = (from: number, cause: number): unknown =>
      Array.from({ length: 60 }, (_, at) => ({ type: 'sent', number: from + at, cause }));
    page.tell({ wszero: 'traffic', notes: notes(1, 0) });
    page.tell({ wszero: 'traffic', notes: notes(61, 0) });
    page.tell({ wszero: 'traffic', notes: notes(121, 5) });
    page.tell({ wszero: 'console', level: 'log', text: 'still here' });
    await until(() => session.store.state.console.length === 1);
    expect(session.store.state.panes[0]?.view).toEqual({ type: 'page' });
    page.tell({ wszero: 'traffic', notes: notes(181, 6) });
    await until(() => session.store.state.panes[0]?.view.type === 'lost');
    expect(session.store.state.panes[0]?.view).toEqual({ type: 'lost', why: 'round' });
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
    await until(() => session.store.state.messages.rows.length === 2);
    const { state } = session.store;
    expect(state.server).toEqual({ server: 'stopped', code: 'live', reason: 'endless' });
    expect(state.diagnostics).toHaveLength(1);
    expect(state.clients.map(({ name }) => name)).toEqual(['Fox']);
    expect(state.messages.rows).toMatchObject([
      { type: 'presence', name: 'Fox' },
      { type: 'gap', count: 2 },
    ]);
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
    using page = new PageInPane(session.panes, 't1');
    using other = new PageInPane(session.panes, 't2');
    using stranger = new PageInPane(session.panes, 't9');
    stranger.tell({ wszero: 'console', level: 'log', text: 'of no pane' });
    page.tell({ wszero: 'console', level: 'log', text: 'hi', file: 'client.js', line: 3 });
    await until(() => session.store.state.console.length === 1);
    other.tell({ wszero: 'error', message: 'x is not defined', file: 'client.js', line: 4, column: 2 });
    await until(() => session.store.state.console.length === 2);
    expect(session.store.state.console).toMatchObject([
      { who: 'Fox', side: 'page', level: 'log', text: 'hi', file: 'client.js', line: 3 },
      { who: 'Owl', side: 'page', level: 'error', diagnostic: { code: 'page-threw', params: { message: 'x is not defined' }, line: 4 } },
    ]);
  });

  test('about a mistake that has words of its own keeps its code, and a missing file gets the name that was meant', async () => {
    const session = open();
    await online(session);
    await until(() => session.store.state.panes.length === 2 && session.store.state.files.length > 0);
    const path = session.store.state.files[0]?.path ?? '';
    using page = new PageInPane(session.panes, 't1');
    page.tell({ wszero: 'trouble', code: 'unsendable', params: { what: 'A button' }, file: 'client.js', line: 3 });
    page.tell({ wszero: 'trouble', code: 'file-missing', params: { path: `${path}x` } });
    page.tell({ wszero: 'trouble', code: 'endless', params: {} });
    page.tell({ wszero: 'trouble', code: 'unsendable', params: { what: 7 } });
    page.tell({ wszero: 'console', level: 'log', text: 'the end' });
    await until(() => session.store.state.console.at(-1)?.text === 'the end');
    expect(session.store.state.console.map(({ diagnostic, file, line }) => [diagnostic?.code, diagnostic?.params, file, line])).toEqual([
      ['unsendable', { what: 'A button' }, 'client.js', 3],
      ['file-missing', { path: `${path}x`, nearest: path }, undefined, undefined],
      [undefined, undefined, undefined, undefined],
    ]);
  });
});
