import { beforeEach, describe, expect, test } from 'vitest';
import { online, setUpSessions, textIn, until } from './open-session.ts';
import { putFile, textOf } from './protocol-host.ts';
import type { ProtocolHost } from './protocol-host.ts';

const { open, ...sessions } = setUpSessions();
let host: ProtocolHost;
beforeEach(() => {
  host = sessions.host();
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

  test('does not give up one that answers while the pupil types on and on', async () => {
    host.acknowledging = false;
    const session = open({ patienceMs: 1000 });
    await online(session);
    const began = performance.now();
    while (performance.now() - began < 2500) {
      textIn(session, 'server.js').insert(0, 'x');
      const count = host.updates.length;
      await until(() => host.updates.length > count);
      host.send({ type: 'saved', n: count });
    }
    expect(session.store.state.saved).toBe(false);
    expect(host.hellos).toHaveLength(1);
  });

  test('says that the project is full, asks less often, and goes on when there is room', async () => {
    const session = open();
    await online(session);
    host.fullAt = 1;
    textIn(session, 'server.js').insert(0, 'x'.repeat(100));
    await until(() => session.store.state.full);
    expect(session.store.state.saved).toBe(false);
    textIn(session, 'server.js').delete(0, 100);
    textIn(session, 'server.js').insert(0, 'y');
    host.fullAt = undefined;
    await until(() => session.store.state.saved);
    expect(session.store.state.full).toBe(false);
    expect(textOf(host.doc, 'server.js')).toBe('yone');
  });

  test('says that the disk is full, and waits for a host that says at each try that it still is', async () => {
    host.acknowledging = false;
    const session = open({ patienceMs: 1000 });
    await online(session);
    textIn(session, 'server.js').insert(0, 'x');
    await until(() => host.updates.length === 1);
    const began = performance.now();
    while (performance.now() - began < 2500) {
      host.send({ type: 'saving', trouble: 'disk-full' });
      const count = host.updates.length;
      textIn(session, 'server.js').insert(0, 'x');
      await until(() => host.updates.length > count);
    }
    expect(session.store.state).toMatchObject({ trouble: 'disk-full', saved: false, connection: 'online' });
    expect(host.hellos).toHaveLength(1);
    host.acknowledge();
    host.send({ type: 'saving' });
    await until(() => session.store.state.trouble === undefined);
    expect(session.store.state.saved).toBe(true);
  });

  test('each socket speaks for a cursor of its own, and another editor sees one cursor only', async () => {
    const [first, second] = [open(), open()];
    await Promise.all([online(first), online(second)]);
    const seen = (): unknown[] =>
      [...second.awareness.getStates()].filter(([id]) => id !== second.awareness.clientID).map(([, state]) => state);
    first.awareness.setLocalStateField('cursor', { file: 'a', anchor: 1, head: 1 });
    await until(() => JSON.stringify(seen()).includes('"file":"a"'));
    host.cut();
    await until(() => host.hellos.length === 4 && first.store.state.connection === 'online' && second.store.state.connection === 'online');
    first.awareness.setLocalStateField('cursor', { file: 'b', anchor: 1, head: 1 });
    await until(() => JSON.stringify(seen()).includes('"file":"b"'));
    expect(seen()).toHaveLength(1);
    expect(new Set(host.cursors).size).toBe(4);
  });

  test('who is here is seen by the others at once, before a key is pressed', async () => {
    const first = open();
    await online(first);
    const second = open();
    await online(second);
    await until(() => first.awareness.getStates().size === 2);
    const [seen] = [...first.awareness.getStates()].filter(([id]) => id !== first.awareness.clientID);
    expect(seen).toEqual([second.awareness.clientID, second.awareness.getLocalState()]);
    expect(seen?.[1]).toHaveProperty('name');
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
    for (let count = session.store.state.files.length; count < 50; count += 1)
      expect(session.addFile(`f${String(count)}.js`).ok).toBe(true);
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
