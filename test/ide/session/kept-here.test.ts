import { beforeEach, expect, test } from 'vitest';
import { MemoryLocalStore } from './memory-local-store.ts';
import { online, setUpSessions, textIn, until } from './open-session.ts';
import { textOf, type ProtocolHost } from './protocol-host.ts';

const { open, ...sessions } = setUpSessions();
let host: ProtocolHost;
beforeEach(() => {
  host = sessions.host();
});

test('what was typed without the host is there after the page was closed, and reaches the host when that is back', async () => {
  const localStore = new MemoryLocalStore();
  const first = open({ localStore });
  await online(first);
  await host.down();
  await until(() => first.store.state.connection === 'offline');
  textIn(first, 'server.js').insert(3, ' and more');
  textIn(first, 'client.js').delete(0, 2);
  expect(first.store.state).toMatchObject({ saved: false, keptHere: 'not-yet' });
  await until(() => first.store.state.keptHere === 'yes');
  first.dispose();

  // still without the host
  const second = open({ localStore: new MemoryLocalStore(localStore.works) });
  await until(() => second.store.state.files.length === 3 && second.store.state.connection === 'offline');
  expect(textIn(second, 'server.js').toJSON()).toBe('one and more');
  expect(second.store.state.saved).toBe(false);
  textIn(second, 'server.js').insert(0, '!');
  await host.listen();
  await until(() => second.store.state.saved);
  expect(textOf(host.doc, 'server.js')).toBe('!one and more');
  expect(textOf(host.doc, 'client.js')).toBe('o');
  await until(() => localStore.works.size === 0);
});

test('a deletion alone reaches the host too, though the host has all letters', async () => {
  const localStore = new MemoryLocalStore();
  const first = open({ localStore });
  await online(first);
  await host.down();
  textIn(first, 'server.js').delete(0, 1);
  await until(() => first.store.state.keptHere === 'yes');
  first.dispose();
  await host.listen();
  const second = open({ localStore: new MemoryLocalStore(localStore.works) });
  await until(() => textOf(host.doc, 'server.js') === 'ne' && second.store.state.saved);
});

test('what was left is not forgotten before the host says that it has it', async () => {
  const localStore = new MemoryLocalStore();
  host.acknowledging = false;
  const first = open({ localStore });
  await online(first);
  textIn(first, 'server.js').insert(0, '!');
  await until(() => textOf(host.doc, 'server.js') === '!one' && first.store.state.keptHere === 'yes');
  first.dispose();
  const second = open({ localStore: new MemoryLocalStore(localStore.works) });
  await online(second);
  await until(() => host.updates.length > 1);
  expect(second.store.state.saved).toBe(false);
  expect(localStore.works.size).toBeGreaterThan(0);
  host.acknowledge();
  await until(() => second.store.state.saved && localStore.works.size === 0);
});

test('two tabs that typed without the host leave both of their texts', async () => {
  const localStore = new MemoryLocalStore();
  const tabs = [open({ localStore }), open({ localStore: new MemoryLocalStore(localStore.works) })];
  for (const tab of tabs) await online(tab);
  await host.down();
  for (const [n, tab] of tabs.entries()) textIn(tab, 'server.js').insert(3, String(n));
  for (const tab of tabs) await until(() => tab.store.state.keptHere === 'yes' && !tab.store.state.saved);
  for (const tab of tabs) tab.dispose();
  await host.listen();
  const third = open({ localStore: new MemoryLocalStore(localStore.works) });
  await until(() => third.store.state.saved && textOf(host.doc, 'server.js')?.length === 5);
  expect(['01', '10'].map((both) => `one${both}`)).toContain(textOf(host.doc, 'server.js'));
  await until(() => localStore.works.size === 0);
});

test('without storage it says that nothing is kept here, and all arrives all the same', async () => {
  const localStore = new MemoryLocalStore();
  localStore.broken = true;
  const session = open({ localStore });
  await online(session);
  await host.down();
  textIn(session, 'server.js').insert(0, 'x');
  await until(() => session.store.state.keptHere === 'no');
  await host.listen();
  await until(() => session.store.state.saved);
  expect(session.store.state.keptHere).toBe('yes');
  expect(textOf(host.doc, 'server.js')).toBe('xone');
});

test('a host that takes and does not save is late until it does', async () => {
  host.acknowledging = false;
  const session = open({ patienceMs: 30, localStore: new MemoryLocalStore() });
  await online(session);
  textIn(session, 'server.js').insert(0, 'x');
  await until(() => session.store.state.late && session.store.state.connection === 'online');
  host.acknowledging = true;
  await until(() => session.store.state.saved);
  expect(session.store.state.late).toBe(false);
});
