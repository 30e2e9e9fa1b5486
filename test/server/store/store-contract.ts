import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/store/store.ts';
import { assetContract } from './asset-contract.ts';
import { deletionContract } from './deletion-contract.ts';
import { versionContract } from './version-contract.ts';
import { bytes, makeRecord, ownedProject } from './owned-project.ts';

/** Where a driver keeps its data during one test. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Called when every store of the place is closed. */
  remove(): Promise<void>;
}

/** What every driver of Store has to do alike. */
export function storeContract(driver: string, makePlace: () => Promise<StorePlace>): void {
  let place: StorePlace;
  let store: Store;

  beforeEach(async () => {
    place = await makePlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const reopen = async () => {
    await store.close();
    store = await place.open();
  };

  describe(`${driver}: projects`, () => {
    it('finds a project by its id, its links and its Edit key, also when opened again', async () => {
      const record = { ...makeRecord(), madeFrom: { id: 'brave-otter-lamp-42', name: 'Their chat' } };
      await store.createProject(record, bytes(1), new Map());
      for (const when of ['at once', 'opened again']) {
        expect(await store.findProject(record.id), when).toEqual(record);
        expect(await store.findByEditHash(record.editHash), when).toEqual(record);
        for (const kind of ['play', 'look', 'remix'] as const) expect(await store.findByLink(kind, record[kind]), when).toEqual(record);
        await reopen();
      }
    });

    it('finds nothing by what is another thing, or nothing at all', async () => {
      const record = makeRecord();
      await store.createProject(record, bytes(1), new Map());
      expect(await store.findProject(record.play)).toBeUndefined();
      expect(await store.findByLink('play', record.look)).toBeUndefined();
      expect(await store.findByEditHash(record.id)).toBeUndefined();
      for (const strange of ['', '%', "' or 1=1 --", `${record.id}\0`, '\0', '🦦'])
        expect(await store.findProject(strange)).toBeUndefined();
    });

    it.each(['id', 'editHash', 'play', 'look', 'remix'] as const)('refuses a second project of the same %s', async (key) => {
      const first = makeRecord();
      await store.createProject(first, bytes(1), new Map([['a.js', 'a']]));
      const second = { ...makeRecord(), [key]: first[key] };
      await expect(store.createProject(second, bytes(2), new Map())).rejects.toMatchObject({ code: 'id-taken' });
      expect(await store.findProject(first.id)).toEqual(first);
      expect(await store.files(first.id)).toEqual(new Map([['a.js', 'a']]));
    });

    it('makes only one of two projects that ask for one id in the same turn', async () => {
      const record = makeRecord();
      const rival = { ...makeRecord(), id: record.id };
      const outcomes = await Promise.allSettled([record, rival].map((one) => store.createProject(one, bytes(1), new Map())));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await store.findProject(record.id)).toEqual(record);
    });

    it('renames for the owner only', async () => {
      const { record, owner } = await ownedProject(store);
      expect(await store.renameProject(owner, 'Chat of Ana 🦊')).toBe('ok');
      const next = await store.acquire(record.id, 'node', 'next');
      expect(await store.renameProject(owner, 'Too late')).toBe('fenced');
      expect((await store.findProject(record.id))?.name).toBe('Chat of Ana 🦊');
      expect(await store.renameProject(next, 'In time')).toBe('ok');
    });
  });

  deletionContract(driver, () => store);

  describe(`${driver}: keys`, () => {
    it.each(['play', 'look', 'remix'] as const)('finds a project by its new %s link, and no longer by the old one', async (kind) => {
      const { record, owner } = await ownedProject(store);
      const link = `${record.id}.new`;
      expect(await store.changeKeys(owner, { [kind]: link, withdrawn: [] })).toBe('ok');
      await reopen();
      expect(await store.findByLink(kind, record[kind])).toBeUndefined();
      expect(await store.findByLink(kind, link)).toEqual({ ...record, [kind]: link });
    });

    it('knows which links are turned off, also when opened again', async () => {
      const { record, owner } = await ownedProject(store);
      expect(await store.changeKeys(owner, { withdrawn: ['look', 'remix'] })).toBe('ok');
      await reopen();
      expect(await store.findProject(record.id)).toEqual({ ...record, withdrawn: ['look', 'remix'] });
    });

    it('finds a project by its new Edit key only', async () => {
      const { record, owner } = await ownedProject(store);
      expect(await store.changeKeys(owner, { editHash: 'new' })).toBe('ok');
      expect(await store.findByEditHash(record.editHash)).toBeUndefined();
      expect(await store.findByEditHash('new')).toEqual({ ...record, editHash: 'new' });
    });

    it('gives no project the Edit key of another', async () => {
      const [one, other] = [await ownedProject(store), await ownedProject(store)];
      await expect(store.changeKeys(one.owner, { editHash: other.record.editHash })).rejects.toMatchObject({ code: 'id-taken' });
      expect(await store.findByEditHash(one.record.editHash)).toEqual(one.record);
    });

    it('changes keys for the owner only', async () => {
      const { record, owner } = await ownedProject(store);
      await store.acquire(record.id, 'node', 'next');
      expect(await store.changeKeys(owner, { play: `${record.id}.new` })).toBe('fenced');
      expect(await store.findByLink('play', record.play)).toEqual(record);
    });
  });

  describe(`${driver}: ownership`, () => {
    it('counts one epoch more for each owner, also when opened again', async () => {
      const { record, owner } = await ownedProject(store);
      await reopen();
      const next = await store.acquire(record.id, 'north', 'second');
      expect(next).toEqual({ project: record.id, node: 'north', incarnation: 'second', epoch: owner.epoch + 1 });
      expect((await store.load(record.id)).epoch).toBe(next.epoch);
    });

    it('gives two who ask at once different epochs', async () => {
      const { record } = await ownedProject(store);
      const [one, two] = await Promise.all([store.acquire(record.id, 'a', '1'), store.acquire(record.id, 'b', '1')]);
      expect(one.epoch).not.toBe(two.epoch);
    });

    it('knows no project that was never made', async () => {
      await expect(store.acquire('no-such-lamp-1', 'node', '1')).rejects.toMatchObject({ code: 'unknown-project' });
      await expect(store.load('no-such-lamp-1')).rejects.toMatchObject({ code: 'unknown-project' });
      expect(await store.files('no-such-lamp-1')).toEqual(new Map());
    });

    it('fences off every write of an older owner', async () => {
      const { record, owner } = await ownedProject(store);
      expect(await store.append(owner, 1, bytes(1), from('fox', 1))).toBe('ok');
      const next = await store.acquire(record.id, 'node', 'next');
      expect(await store.append(owner, 2, bytes(2), from('fox', 2))).toBe('fenced');
      expect(await store.append(owner, 1, bytes(1), from('fox', 1))).toBe('fenced');
      expect(await store.compact(owner, 1, bytes(9), new Map([['x.js', 'x']]))).toBe('fenced');
      expect(await store.load(record.id)).toEqual({ epoch: next.epoch, seq: 1, snapshot: bytes(0), updates: [bytes(1)] });
      expect(await store.append(next, 2, bytes(3), from('fox', 2))).toBe('ok');
    });
  });

  describe(`${driver}: updates`, () => {
    it('gives back what was appended, in order, also when opened again', async () => {
      const { record, owner } = await ownedProject(store);
      const updates = [new Uint8Array([0, 255, 0]), new Uint8Array(0), new Uint8Array(100_000).fill(7)];
      for (const [index, update] of updates.entries()) {
        expect(await store.append(owner, index + 1, update, from('fox', index + 1))).toBe('ok');
      }
      await reopen();
      expect(await store.load(record.id)).toEqual({ epoch: owner.epoch, seq: 3, snapshot: bytes(0), updates });
    });

    it('takes the next seq only', async () => {
      const { record, owner } = await ownedProject(store);
      expect(await store.append(owner, 2, bytes(1), from('fox', 1))).toBe('fenced');
      expect(await store.append(owner, 1, bytes(1), from('fox', 1))).toBe('ok');
      expect(await store.append(owner, 1, bytes(2), from('owl', 1))).toBe('fenced');
      expect((await store.load(record.id)).updates).toEqual([bytes(1)]);
    });

    it('knows an update that is sent again, also after a compaction, for a new owner, and opened again', async () => {
      const { record, owner } = await ownedProject(store);
      await store.append(owner, 1, bytes(1), from('fox', 5));
      expect(await store.append(owner, 2, bytes(1), from('fox', 5))).toBe('dup');
      expect(await store.append(owner, 2, bytes(1), from('fox', 4))).toBe('dup');
      await store.compact(owner, 1, bytes(9), new Map());
      await reopen();
      const next = await store.acquire(record.id, 'node', 'next');
      expect(await store.append(next, 2, bytes(1), from('fox', 5))).toBe('dup');
      expect(await store.append(next, 2, bytes(2), from('owl', 5))).toBe('ok');
      expect(await store.append(next, 3, bytes(3), from('fox', 6))).toBe('ok');
      expect(await store.load(record.id)).toMatchObject({ seq: 3, updates: [bytes(2), bytes(3)] });
    });

    it('keeps the updates of many projects apart when they come in one turn', async () => {
      const projects = await Promise.all(Array.from({ length: 30 }, () => ownedProject(store)));
      const outcomes = await Promise.all(
        projects.flatMap(({ owner }, index) => [
          store.append(owner, 1, bytes(index), from('fox', 1)),
          store.append(owner, 2, bytes(index, 2), from('fox', 2)),
        ]),
      );
      expect(new Set(outcomes)).toEqual(new Set(['ok']));
      for (const [index, { record }] of projects.entries()) {
        expect((await store.load(record.id)).updates).toEqual([bytes(index), bytes(index, 2)]);
      }
    });

    it('writes the others of a turn when one of them can not be written', async () => {
      const [one, two] = await Promise.all([ownedProject(store), ownedProject(store)]);
      const outcomes = await Promise.allSettled([
        store.append(one.owner, 1, bytes(1), from('fox', 1)),
        store.append(two.owner, 1, bytes(2), from('a\0b', 1)),
        store.append(one.owner, 2, bytes(3), from('fox', 2)),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await store.load(one.record.id)).updates).toEqual([bytes(1), bytes(3)]);
      expect((await store.load(two.record.id)).updates).toEqual([]);
    });

    it('has counts past 2 to the 32nd', async () => {
      const { owner } = await ownedProject(store);
      expect(await store.append(owner, 1, bytes(1), from('fox', Number.MAX_SAFE_INTEGER - 1))).toBe('ok');
      expect(await store.append(owner, 2, bytes(1), from('fox', Number.MAX_SAFE_INTEGER - 1))).toBe('dup');
      expect(await store.append(owner, 2, bytes(1), from('fox', Number.MAX_SAFE_INTEGER))).toBe('ok');
    });
  });

  describe(`${driver}: compaction`, () => {
    it('puts a snapshot in the place of the updates up to a seq, with the files beside it', async () => {
      const { record, owner } = await ownedProject(store);
      for (const seq of [1, 2, 3]) await store.append(owner, seq, bytes(seq), from('fox', seq));
      expect(await store.compact(owner, 2, bytes(12), new Map([['b.js', 'b']]))).toBe('ok');
      expect(await store.load(record.id)).toEqual({ epoch: owner.epoch, seq: 3, snapshot: bytes(12), updates: [bytes(3)] });
      expect(await store.files(record.id)).toEqual(new Map([['b.js', 'b']]));
      expect(await store.append(owner, 4, bytes(4), from('fox', 4))).toBe('ok');
    });

    it('refuses a snapshot of what is not there, and an older one than it has', async () => {
      const { record, owner } = await ownedProject(store);
      await store.append(owner, 1, bytes(1), from('fox', 1));
      expect(await store.compact(owner, 2, bytes(9), new Map())).toBe('fenced');
      expect(await store.compact(owner, 1, bytes(8), new Map())).toBe('ok');
      expect(await store.compact(owner, 0, bytes(7), new Map())).toBe('fenced');
      expect((await store.load(record.id)).snapshot).toEqual(bytes(8));
    });

    it('keeps the text of files as it was, to the last character', async () => {
      const { record, owner } = await ownedProject(store);
      const files = new Map([
        ['a.js', 'a\0b'],
        ['b.js', '\uFEFFlet x = "🦦é";\r\n'],
        ['c.js', ''],
        ['__proto__', 'x'.repeat(256 * 1024)],
      ]);
      await store.compact(owner, 0, bytes(1), files);
      await reopen();
      expect(await store.files(record.id)).toEqual(files);
    });

    it('remembers the newest page loads of a project and forgets the oldest', async () => {
      const { owner } = await ownedProject(store);
      for (let seq = 1; seq <= 250; seq += 1) await store.append(owner, seq, bytes(1), from(`page ${seq}`, 1));
      await store.compact(owner, 250, bytes(1), new Map());
      expect(await store.append(owner, 251, bytes(1), from('page 250', 1))).toBe('dup');
      expect(await store.append(owner, 251, bytes(1), from('page 51', 1))).toBe('dup');
      expect(await store.append(owner, 251, bytes(1), from('page 50', 1))).toBe('ok');
    });
  });

  assetContract(driver, () => store, reopen);
  versionContract(driver, () => store, reopen);

  describe(`${driver}: secrets`, () => {
    it('makes a secret once and keeps it', async () => {
      const [one, two] = await Promise.all([store.secret('hmac', () => bytes(1, 0, 255)), store.secret('hmac', () => bytes(2))]);
      expect(one).toEqual(bytes(1, 0, 255));
      expect(two).toEqual(one);
      expect(await store.secret('other', () => bytes(3))).toEqual(bytes(3));
      await reopen();
      expect(await store.secret('hmac', () => bytes(4))).toEqual(one);
    });
  });

  describe(`${driver}: closing`, () => {
    it('writes what was asked for before, and may be closed twice', async () => {
      const { record, owner } = await ownedProject(store);
      const appended = store.append(owner, 1, bytes(1), from('fox', 1));
      await Promise.all([store.close(), store.close()]);
      expect(await appended).toBe('ok');
      await reopen();
      expect((await store.load(record.id)).updates).toEqual([bytes(1)]);
    });

    it('rejects what is asked for afterwards', async () => {
      const { record, owner } = await ownedProject(store);
      await store.close();
      await expect(store.append(owner, 1, bytes(1), from('fox', 1))).rejects.toThrow();
      await expect(store.load(record.id)).rejects.toThrow();
    });
  });
}

function from(client: string, n: number): { client: string; n: number } {
  return { client, n };
}
