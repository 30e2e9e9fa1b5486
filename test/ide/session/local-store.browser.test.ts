import { afterEach, expect, test } from 'vitest';
import { IndexedStore, type KeptWork } from '../../../ide/session/local-store.ts';

const work = (session: string, version: number, text: string): KeptWork => ({
  session,
  version,
  update: new TextEncoder().encode(text),
});

let stores: IndexedStore[] = [];
afterEach(async () => {
  for (const store of stores) store.close();
  stores = [];
  await wipe();
});

function open(project: string, factory: () => IDBFactory | undefined = () => indexedDB, patienceMs = 5_000): IndexedStore {
  const store = new IndexedStore({ project, factory, patienceMs });
  stores.push(store);
  return store;
}

function wipe(): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase('wszero');
    asked.addEventListener('success', () => resolve());
    asked.addEventListener('error', () => reject(asked.error ?? new Error('not wiped')));
  });
}

const texts = async (store: IndexedStore): Promise<string[]> => (await store.read()).map(({ update }) => new TextDecoder().decode(update));

test('what was written is there for the next page load of the project, and of no other', async () => {
  const first = open('brave-otter');
  await first.write(work('a', 1, 'old'));
  await first.write(work('a', 2, 'new'));
  await first.write(work('b', 1, 'tab'));
  await open('brave-otters').write(work('a', 1, 'else'));
  first.close();
  expect(await texts(open('brave-otter'))).toEqual(['new', 'tab']);
  expect(await texts(open('brave-otters'))).toEqual(['else']);
  expect(await texts(open('brave'))).toEqual([]);
});

test('takes away only what nobody has written over', async () => {
  const store = open('brave-otter');
  await store.write(work('a', 2, 'newer'));
  await store.write(work('b', 1, 'same'));
  await store.remove([work('a', 1, ''), work('b', 1, ''), work('c', 1, '')]);
  expect(await texts(store)).toEqual(['newer']);
});

test.each<[string, () => IDBFactory | undefined]>([
  ['is not there', () => undefined],
  [
    'throws when it is asked for',
    () => {
      throw new DOMException('no', 'SecurityError');
    },
  ],
])('storage that %s fails, and nothing else happens', async (_what, factory) => {
  const store = open('brave-otter', factory);
  await expect(store.read()).rejects.toThrow();
  await expect(store.write(work('a', 1, 'x'))).rejects.toThrow();
  await expect(store.remove([work('a', 1, '')])).rejects.toThrow();
});

test('storage that never answers has failed after a time', async () => {
  const silent = { open: () => new EventTarget() } as unknown as IDBFactory; // the least of one
  await expect(open('brave-otter', () => silent, 20).read()).rejects.toThrow('does not answer');
});

test('goes on after the storage was taken away from it', async () => {
  const store = open('brave-otter');
  await store.write(work('a', 1, 'gone'));
  await wipe();
  await store.write(work('a', 2, 'again'));
  expect(await texts(store)).toEqual(['again']);
});
