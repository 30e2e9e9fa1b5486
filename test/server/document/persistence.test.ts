import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { StoreMetrics } from '../../../server/store/store-metrics.ts';
import type { Origin, Ownership, Store } from '../../../server/store/store.ts';
import { log, makeProject, openTestStore, TestEditor, type TestStore } from './open-document.ts';

describe('what is typed, on its way to disk', () => {
  let place: TestStore;
  let owner: Ownership;

  beforeEach(async () => {
    place = await openTestStore();
    owner = await makeProject(place.store, { 'server.js': '' });
  });
  afterEach(() => place.remove());

  /** The real store, of which `before` may delay or fail a call. */
  function watched(before: (call: 'append' | 'compact' | 'load', seq: number) => void, after: () => void = () => undefined): Store {
    const { store } = place;
    return Object.assign(Object.create(store) as Store, {
      load: async (project: string) => {
        before('load', 0);
        return store.load(project);
      },
      assetSizes: (project: string) => store.assetSizes(project),
      append: async (...call: Parameters<Store['append']>) => {
        before('append', call[1]);
        const outcome = await store.append(...call);
        after();
        return outcome;
      },
      compact: async (...call: Parameters<Store['compact']>) => {
        before('compact', call[1]);
        return store.compact(...call);
      },
    });
  }

  async function textInStore(): Promise<string | undefined> {
    const next = await place.store.acquire(owner.project, 'node', 'reader');
    const document = await ProjectDocument.open(place.store, next, { log });
    const text = document.files().get('server.js');
    await document.dispose();
    return text;
  }

  const typeInto = (editor: TestEditor, letters: string) => {
    for (const letter of letters) editor.text('server.js').insert(editor.text('server.js').length, letter);
  };
  const savedUpTo = (document: ProjectDocument, { session, n }: TestEditor) =>
    new Promise<void>((resolve) => document.onSaved((origin) => origin.client === session && origin.n === n && resolve()));

  it('is one row for what one page load typed in a row', async () => {
    let appends = 0;
    const metrics = new StoreMetrics();
    const store = watched((call) => (appends += call === 'append' ? 1 : 0));
    const document = await ProjectDocument.open(store, owner, { log, metrics });
    const [ada, ben] = [new TestEditor(document), new TestEditor(document)];
    const saved: Origin[] = [];
    document.onSaved((origin) => saved.push(origin));
    typeInto(ada, 'hello');
    typeInto(ben, 'you');
    typeInto(ada, '!');
    await savedUpTo(document, ada);
    expect(appends).toBe(3);
    expect(saved).toEqual([
      { client: ada.session, n: 5 },
      { client: ben.session, n: 3 },
      { client: ada.session, n: 6 },
    ]);
    // each letter waited for the pause before a write
    expect(metrics.savedMs.count).toBe(9);
    expect(metrics.savedMs.sum).toBeGreaterThan(LIMITS.persistMs);
    await document.dispose();
    expect(await textInStore()).toBe('helloyou!');
  });

  it('becomes a snapshot after enough rows', { timeout: 60_000 }, async () => {
    const compactions: number[] = [];
    const store = watched((call, seq) => {
      if (call === 'compact') compactions.push(seq);
    });
    const document = await ProjectDocument.open(store, owner, { log });
    const editors = [new TestEditor(document), new TestEditor(document)];
    // Two who take turns: a row a letter.
    for (let count = 0; count < LIMITS.compactEveryUpdates; count += 1) typeInto(editors[count % 2] ?? new TestEditor(document), 'x');
    await savedUpTo(document, editors[1] ?? new TestEditor(document));
    await document.flush();
    expect(compactions).toEqual([LIMITS.compactEveryUpdates]);
    expect(await place.store.load(owner.project)).toMatchObject({ seq: LIMITS.compactEveryUpdates, updates: [] });
    await document.dispose();
    expect(compactions).toHaveLength(1);
  });

  it('stays and is tried again while the store fails, told once, acknowledged once', async () => {
    let failures = 2;
    const lines: string[] = [];
    const store = watched((call) => {
      if (call !== 'append' || failures === 0) return;
      failures -= 1;
      throw new Error('database or disk is full');
    });
    const document = await ProjectDocument.open(store, owner, { log: pino({ level: 'warn' }, { write: (line) => lines.push(line) }) });
    const ada = new TestEditor(document);
    const saved: number[] = [];
    document.onSaved(({ n }) => saved.push(n));
    typeInto(ada, 'kept');
    await savedUpTo(document, ada);
    expect(failures).toBe(0);
    expect(saved).toEqual([4]);
    await document.dispose();
    expect(await textInStore()).toBe('kept');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'a document can not be written down; it is tried again',
      'a document is written down again',
    ]);
  });

  it('is there once when the store fails after it has written', async () => {
    let failures = 1;
    const store = watched(
      () => undefined,
      () => {
        if (failures-- > 0) throw new Error('the connection broke');
      },
    );
    const document = await ProjectDocument.open(store, owner, { log });
    const ada = new TestEditor(document);
    typeInto(ada, 'once');
    await savedUpTo(document, ada);
    typeInto(ada, ' and more');
    await savedUpTo(document, ada);
    await document.dispose();
    expect(await textInStore()).toBe('once and more');
  });

  it('is kept though its count was used before', async () => {
    const document = await ProjectDocument.open(place.store, owner, { log });
    const ada = new TestEditor(document);
    typeInto(ada, 'abc');
    await savedUpTo(document, ada);
    ada.n = 0;
    typeInto(ada, 'd');
    await savedUpTo(document, ada);
    await document.dispose();
    expect(await textInStore()).toBe('abcd');
  });

  it('is told to have failed by a flush and by the end, and stays till then', async () => {
    let isFull = true;
    const store = watched((call) => {
      if (isFull && call === 'append') throw new Error('database or disk is full');
    });
    const document = await ProjectDocument.open(store, owner, { log });
    const ada = new TestEditor(document);
    typeInto(ada, 'a');
    await expect(document.flush()).rejects.toThrow('disk is full');
    isFull = false;
    await document.flush();
    typeInto(ada, 'b');
    isFull = true;
    await expect(document.dispose()).rejects.toThrow('disk is full');
    expect(await textInStore()).toBe('a');
  });

  it('is written down at the end, and nothing is when nothing was typed', async () => {
    const calls: string[] = [];
    const document = await ProjectDocument.open(watched((call) => calls.push(call)), owner, { log }); // prettier-ignore
    await document.flush();
    expect(calls).toEqual(['load']);
    typeInto(new TestEditor(document), 'last words');
    await document.dispose();
    expect(calls).toEqual(['load', 'append', 'compact']);
    expect(await place.store.files(owner.project)).toEqual(new Map([['server.js', 'last words']]));
  });
});
