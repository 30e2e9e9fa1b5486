import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { Ownership, Store } from '../../../server/store/store.ts';
import { log, makeProject, openTestStore, TestEditor, type TestStore } from './open-document.ts';

const CAT = new Uint8Array([0x89, 0x50, 0, 255]);
const DOG = new Uint8Array([0x89, 0x50, 7]);

describe('the assets of a project', () => {
  let place: TestStore;
  let owner: Ownership;
  let document: ProjectDocument;

  beforeEach(async () => {
    place = await openTestStore();
    owner = await makeProject(place.store, { 'server.js': '', 'other.js': '' });
    document = await ProjectDocument.open(place.store, owner, { log });
  });
  afterEach(async () => {
    await document.dispose();
    await place.remove();
  });

  const reopen = async (store: Store = place.store) => {
    await document.dispose();
    owner = await place.store.acquire(owner.project, 'node', 'next');
    document = await ProjectDocument.open(store, owner, { log });
  };
  const paths = () => [...document.assets().keys()];
  const told = () => {
    const all: string[][] = [];
    document.onFilesChanged((changed) => all.push([...changed].sort()));
    return all;
  };
  /** What an editor writes that brings an asset, or puts one back. */
  const name = (editor: TestEditor, path: string, hash: unknown, id = path) =>
    editor.doc.getMap('files').set(id, new Y.Map<unknown>([['path', path], ['asset', hash]])); // prettier-ignore
  const kept = async () => [...(await place.store.assetSizes(owner.project)).keys()];
  /** The store, and who is told after assets were changed, and of each that is read. */
  const storeWith = ({ stored, read }: { stored?: () => unknown; read?: (hash: string) => unknown }) => {
    const { store } = place;
    return Object.assign(Object.create(store) as Store, {
      load: (project: string) => store.load(project),
      assetSizes: (project: string) => store.assetSizes(project),
      append: (...call: Parameters<Store['append']>) => store.append(...call),
      compact: (...call: Parameters<Store['compact']>) => store.compact(...call),
      asset: (project: string, hash: string) => {
        read?.(hash);
        return store.asset(project, hash);
      },
      changeAssets: async (...call: Parameters<Store['changeAssets']>) => {
        const outcome = await store.changeAssets(...call);
        stored?.();
        return outcome;
      },
    });
  };

  it('are there by path with their hash and size, are read by their hash, and stay when opened again', async () => {
    await document.applyFiles({ 'img/cat.png': CAT, 'server.js': 'on' });
    for (const when of ['at once', 'opened again']) {
      expect([...document.assets()], when).toEqual([['img/cat.png', { hash: hash(CAT), bytes: 4 }]]);
      expect(await document.asset(hash(CAT)), when).toEqual(CAT);
      expect([...document.files().keys()], when).toEqual(['server.js', 'other.js']);
      await reopen();
    }
    expect(await document.asset(hash(DOG))).toBeUndefined();
  });

  it('are on the disk before the document names them', async () => {
    let atStore: string[] | undefined;
    await reopen(storeWith({ stored: () => (atStore = paths()) }));
    await document.applyFiles({ 'cat.png': CAT });
    expect(atStore).toEqual([]);
    expect(paths()).toEqual(['cat.png']);
  });

  it('are told as changed when they are added, replaced, renamed and removed, and not when they stay', async () => {
    const changes = told();
    const editor = new TestEditor(document);
    await document.applyFiles({ 'cat.png': CAT });
    await document.applyFiles({ 'cat.png': CAT });
    await document.applyFiles({ 'cat.png': DOG });
    editor.entry('cat.png').set('path', 'dog.png');
    await document.applyFiles({ 'dog.png': null });
    expect(changes).toEqual([['cat.png'], ['cat.png'], ['cat.png', 'dog.png'], ['dog.png']]);
    expect(paths()).toEqual([]);
  });

  it('keep the entry of the file that they replace, and give it back to a text', async () => {
    const editor = new TestEditor(document);
    editor.entry('server.js').set('path', 'renamed.png');
    await document.applyFiles({ 'renamed.png': CAT });
    expect(document.files().has('renamed.png')).toBe(false);
    expect(paths()).toEqual(['renamed.png']);
    editor.entry('renamed.png').set('path', 'server.js');
    await document.applyFiles({ 'server.js': 'on' });
    expect(editor.doc.getMap('files').size).toBe(2);
    expect(document.files().get('server.js')).toBe('on');
  });

  it('share paths and numbers with texts', async () => {
    const editor = new TestEditor(document);
    await document.applyFiles({ 'cat.png': CAT });
    name(editor, 'cat.png', hash(CAT), 'zz');
    editor.entry('other.js').set('path', 'cat.png');
    expect(paths()).toEqual(['cat 2.png', 'cat 3.png']);
  });

  it('that are called like a text, as texts that are called like an asset, are passed over', async () => {
    const editor = new TestEditor(document);
    name(editor, 'sound.js', hash(CAT), 'zz');
    editor.entry('other.js').set('path', 'page.png');
    expect(paths()).toEqual([]);
    expect([...document.files().keys()]).toEqual(['server.js']);
    await document.applyFiles({ 'page.png': CAT, 'sound.js': 'on' });
    expect(paths()).toEqual(['page.png']);
    expect([...document.files().keys()]).toEqual(['server.js', 'sound.js']);
  });

  it('change all or nothing', async () => {
    await expect(document.applyFiles({ 'cat.png': CAT, 'a b.js': '' })).rejects.toMatchObject({ code: 'bad-files' });
    expect(paths()).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('come one after the other, each with what was asked for', async () => {
    const [one, two, three] = [{ 'a.png': CAT }, { 'a.png': DOG, 'b.png': CAT }, { 'a.png': null, 'c.png': DOG }];
    await Promise.all([one, two, three].map((changes) => document.applyFiles(changes)));
    expect([...document.assets()].map(([path, asset]) => [path, asset.hash])).toEqual([
      ['b.png', hash(CAT)],
      ['c.png', hash(DOG)],
    ]);
  });

  it('are read once for all files that have the same', async () => {
    const read: string[] = [];
    await reopen(storeWith({ read: (hash) => read.push(hash) }));
    await document.applyFiles({ 'a.png': CAT, 'b.png': CAT, 'c.png': DOG });
    expect([...(await document.readAssets())]).toEqual([
      ['a.png', CAT],
      ['b.png', CAT],
      ['c.png', DOG],
    ]);
    expect(read).toEqual([hash(CAT), hash(DOG)]);
  });

  it('are refused to an owner that is none any longer', async () => {
    await place.store.acquire(owner.project, 'node', 'other');
    await expect(document.applyFiles({ 'cat.png': CAT })).rejects.toThrow('another owner');
    expect(paths()).toEqual([]);
  });

  describe('that an editor names', () => {
    it('come back by their hash, when the store has them', async () => {
      await document.applyFiles({ 'cat.png': CAT });
      await document.applyFiles({ 'cat.png': null });
      const changes = told();
      name(new TestEditor(document), 'back.png', hash(CAT));
      expect([...document.assets()]).toEqual([['back.png', { hash: hash(CAT), bytes: 4 }]]);
      expect(changes).toEqual([['back.png']]);
    });

    it('are none when the store lacks them, and come when it has them', async () => {
      const editor = new TestEditor(document);
      for (const [index, strange] of [hash(DOG), 'x', hash(DOG).toUpperCase(), 5, null, { a: 1 }].entries()) {
        if (typeof strange !== 'object') name(editor, `${index}.png`, strange);
      }
      expect(paths()).toEqual([]);
      const changes = told();
      await document.applyFiles({ 'dog.png': DOG });
      expect(paths().sort()).toEqual(['0.png', 'dog.png']);
      expect(changes).toEqual([['0.png', 'dog.png']]);
    });

    it('are not those of another project', async () => {
      const other = await makeProject(place.store, {});
      await place.store.changeAssets(other, new Map([[hash(CAT), CAT]]));
      name(new TestEditor(document), 'cat.png', hash(CAT));
      expect(paths()).toEqual([]);
      expect(await document.asset(hash(CAT))).toBeUndefined();
    });

    it('may not make the project larger than it may be', async () => {
      const large = new Uint8Array(LIMITS.assetBytes).fill(1);
      await document.applyFiles({ 'a.png': large });
      const editor = new TestEditor(document);
      for (const copy of ['b', 'c', 'd']) name(editor, `${copy}.png`, hash(large));
      expect(() => name(editor, 'e.png', hash(large))).toThrow(expect.objectContaining({ code: 'too-large' }));
      expect(paths()).toHaveLength(4);
      const next = new TestEditor(document);
      next.doc.getMap('files').delete('b.png');
      name(next, 'f.png', hash(large));
      expect(paths().sort()).toEqual(['a.png', 'c.png', 'd.png', 'f.png']);
    });
  });

  describe('that an editor names before the store has them', () => {
    const large = new Uint8Array(LIMITS.assetBytes).fill(1);
    const before = (count: number, hidden = false) => {
      const files = new TestEditor(document).doc.getMap('files');
      for (let n = 0; n < count; n += 1) files.set(`a${n}`, new Y.Map<unknown>([['path', `a${n}.png`], ['asset', hash(large)], ...(hidden ? [['text', new Y.Text()] as const] : [])])); // prettier-ignore
      return files;
    };
    const refused = async () => {
      await expect(document.applyFiles({ 'x.png': large })).rejects.toMatchObject({ code: 'bad-files' });
      expect(paths()).toEqual([]);
      expect(await document.asset(hash(large))).toBeUndefined();
      expect(await kept()).toEqual([]);
    };

    it('are weighed by what comes, and never get to the store when that is too much', async () => {
      let writes = 0;
      await reopen(storeWith({ stored: () => (writes += 1) }));
      before(40);
      await refused();
      expect(writes).toBe(0);
    });

    it('are weighed when no file shows them yet', async () => {
      const files = before(40, true);
      await refused();
      for (const entry of files.values()) if (entry instanceof Y.Map) entry.delete('text');
      await refused();
    });

    it('are weighed by what shows them after a deletion', async () => {
      await document.applyFiles({ 'a.png': large });
      const editor = new TestEditor(document);
      const add = (n: number) => {
        editor.doc.getMap('files').set(`z${n}`, new Y.Map<unknown>([['path', `z${n}.png`], ['text', new Y.Text()], ['asset', hash(large)]])); // prettier-ignore
      };
      for (const n of [1, 2, 3]) add(n);
      expect(() => add(4)).toThrow(expect.objectContaining({ code: 'too-large' }));
    });

    it('count while the store is writing them', async () => {
      let refusal: unknown;
      const whileStored = (): void => {
        try {
          before(40);
        } catch (error) {
          refusal = error;
        }
      };
      await reopen(storeWith({ stored: whileStored }));
      await document.applyFiles({ 'x.png': large }).catch(() => undefined);
      expect(refusal).toMatchObject({ code: 'too-large' });
      expect(paths().length).toBeLessThanOrEqual(LIMITS.projectBytes / LIMITS.assetBytes);
    });

    it('leave nothing behind when they are refused after they were stored', async () => {
      const texts = Object.fromEntries(Array.from({ length: 19 }, (_, n) => [`t${n}.js`, 'x'.repeat(LIMITS.fileBytes)]));
      let writes = 0;
      const full = (): void => {
        writes += 1;
        if (writes === 1) void document.applyFiles(texts);
      };
      await reopen(storeWith({ stored: full }));
      await refused();
      expect(writes).toBe(2);
    });
  });

  describe('that no file has any longer', () => {
    const piece = (n: number) => new Uint8Array(LIMITS.assetBytes).fill(n);
    const most = LIMITS.keptAssetBytes / LIMITS.assetBytes;

    it('are kept as far as there is room, and then go, the oldest first', { timeout: 60_000 }, async () => {
      await document.applyFiles({ 'stays.png': piece(100) });
      for (let n = 0; n < most + 2; n += 1) await document.applyFiles({ 'a.png': piece(n) });
      const expected = [100, ...Array.from({ length: most - 1 }, (_, index) => index + 3)].map((n) => hash(piece(n)));
      expect(await kept()).toEqual(expected);
      expect(await document.asset(hash(piece(2)))).toBeUndefined();
      name(new TestEditor(document), 'back.png', hash(piece(2)));
      expect(paths()).toEqual(['stays.png', 'a.png']);
      await reopen();
      expect(await document.asset(hash(piece(100)))).toEqual(piece(100));
    });
  });
});

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
