import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LocalCopy } from '../../../ide/session/local-copy.ts';
import { MemoryLocalStore } from './memory-local-store.ts';
import { until } from './open-session.ts';

let copies: LocalCopy[] = [];
afterEach(() => {
  for (const copy of copies) copy.dispose();
  copies = [];
});

function copyOf(doc: Y.Doc, store: MemoryLocalStore, session = 'first'): LocalCopy {
  const copy = new LocalCopy({
    doc,
    store,
    session,
    restore: (update) => Y.applyUpdate(doc, update),
    changed: () => undefined,
    pauseMs: 1,
    retryMs: 2,
  });
  copies.push(copy);
  return copy;
}

function type(doc: Y.Doc, copy: LocalCopy, text: string): void {
  doc.getText('a').insert(0, text);
  copy.look(false);
}

const textIn = (update: Uint8Array | undefined): string => {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return doc.getText('a').toJSON();
};

test('keeps what is not saved, and nothing any more once it is', async () => {
  const [doc, store] = [new Y.Doc(), new MemoryLocalStore()];
  const copy = copyOf(doc, store);
  expect(copy.keptHere).toBe('yes');
  type(doc, copy, 'one');
  expect(copy.keptHere).toBe('not-yet');
  await until(() => copy.keptHere === 'yes');
  type(doc, copy, 'two ');
  await until(() => copy.keptHere === 'yes');
  expect(textIn(store.works.get('first')?.update)).toBe('two one');
  copy.look(true);
  await until(() => store.works.size === 0);
});

test('writes nothing while all is saved', async () => {
  const [doc, store] = [new Y.Doc(), new MemoryLocalStore()];
  const copy = copyOf(doc, store);
  doc.getText('a').insert(0, 'from a classmate');
  copy.look(true);
  type(doc, copy, 'mine ');
  await until(() => store.writes > 0);
  expect(store.writes).toBe(1);
});

test('takes in what an earlier page load left, and leaves it there until all is saved', async () => {
  const [before, store] = [new Y.Doc(), new MemoryLocalStore()];
  const first = copyOf(before, store);
  type(before, first, 'left');
  await until(() => first.keptHere === 'yes');
  first.dispose();
  const doc = new Y.Doc();
  const second = copyOf(doc, new MemoryLocalStore(store.works), 'second');
  second.look(false);
  await until(() => doc.getText('a').toJSON() === 'left');
  expect(store.works.has('first')).toBe(true);
  await until(() => second.keptHere === 'yes');
  second.look(true);
  await until(() => store.works.size === 0);
});

test('does not take away what another tab has written since', async () => {
  const [tab, store] = [new Y.Doc(), new MemoryLocalStore()];
  const first = copyOf(tab, store);
  type(tab, first, 'early');
  await until(() => first.keptHere === 'yes');
  const doc = new Y.Doc();
  const second = copyOf(doc, new MemoryLocalStore(store.works), 'second');
  await until(() => doc.getText('a').toJSON() === 'early');
  type(tab, first, 'late and ');
  await until(() => first.keptHere === 'yes');
  second.look(true);
  type(doc, second, 'mine, ');
  await until(() => second.keptHere === 'yes');
  second.look(true);
  await until(() => !store.works.has('second'));
  expect(textIn(store.works.get('first')?.update)).toBe('late and early');
});

test('says where this computer keeps nothing, and goes on trying', async () => {
  const [doc, store] = [new Y.Doc(), new MemoryLocalStore()];
  store.broken = true;
  const copy = copyOf(doc, store);
  type(doc, copy, 'one');
  await until(() => copy.keptHere === 'no');
  type(doc, copy, 'two ');
  expect(copy.keptHere).toBe('no');
  store.broken = false;
  await until(() => copy.keptHere === 'yes');
  expect(textIn(store.works.get('first')?.update)).toBe('two one');
});

test('writes again what somebody has wiped', async () => {
  const [doc, store] = [new Y.Doc(), new MemoryLocalStore()];
  const copy = copyOf(doc, store);
  type(doc, copy, 'one');
  await until(() => copy.keptHere === 'yes');
  store.wipe();
  expect(copy.keptHere).toBe('not-yet');
  await until(() => copy.keptHere === 'yes');
  expect(textIn(store.works.get('first')?.update)).toBe('one');
});

test('writes at once when the page may be gone in a moment', () => {
  const [doc, store] = [new Y.Doc(), new MemoryLocalStore()];
  const copy = copyOf(doc, store);
  type(doc, copy, 'one');
  expect(store.writes).toBe(0);
  copy.now();
  expect(store.writes).toBe(1);
});

test('is not held up by what is no document', async () => {
  const [doc, store] = [new Y.Doc(), new MemoryLocalStore()];
  store.works.set('a', { session: 'a', version: 1, update: new Uint8Array([9, 9, 9]) });
  const good = new Y.Doc();
  good.getText('a').insert(0, 'good');
  store.works.set('b', { session: 'b', version: 1, update: new Uint8Array(Y.encodeStateAsUpdate(good)) });
  copyOf(doc, store);
  await until(() => doc.getText('a').toJSON() === 'good');
});
