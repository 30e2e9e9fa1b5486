import { describe, expect, it } from 'vitest';
import type { NewVersion, Store } from '../../../server/store/store.ts';
import { bytes, ownedProject } from './owned-project.ts';

/** What every driver of Store has to do alike with versions. A part of the contract in `store-contract.ts`. */
export function versionContract(driver: string, store: () => Store, reopen: () => Promise<void>): void {
  describe(`${driver}: versions`, () => {
    const pause: NewVersion = { at: 1_790_000_000_123, why: 'pause', digest: 'd', bytes: bytes(1, 0, 255) };

    it('lists what was added, the oldest first, also when opened again', async () => {
      const { record, owner } = await ownedProject(store());
      expect(await store().addVersion(owner, pause)).toEqual({ n: 1 });
      expect(await store().addVersion(owner, { at: 5, why: 'step', step: 0, name: 'Más 🦊', digest: 'e', bytes: bytes() })).toEqual({
        n: 2,
      });
      await reopen();
      expect(await store().versions(record.id)).toEqual([
        { n: 1, at: 1_790_000_000_123, why: 'pause', digest: 'd', size: 3 },
        { n: 2, at: 5, why: 'step', step: 0, name: 'Más 🦊', digest: 'e', size: 0 },
      ]);
      expect(await store().versionBytes(record.id, 1)).toEqual(bytes(1, 0, 255));
      expect(await store().versionBytes(record.id, 2)).toEqual(bytes());
      expect(await store().versionBytes(record.id, 3)).toBeUndefined();
    });

    it('forgets what is removed, and gives its number to no other', async () => {
      const { record, owner } = await ownedProject(store());
      await store().addVersion(owner, pause);
      await store().addVersion(owner, pause, [1, 77]);
      expect(await store().addVersion(owner, pause, [2])).toEqual({ n: 3 });
      expect((await store().versions(record.id)).map(({ n }) => n)).toEqual([3]);
      expect(await store().versionBytes(record.id, 1)).toBeUndefined();
    });

    it('changes the name or the reason of one, and nothing else', async () => {
      const { record, owner } = await ownedProject(store());
      await store().addVersion(owner, pause);
      await store().addVersion(owner, pause);
      expect(await store().changeVersion(owner, 1, { why: 'step', step: 2 })).toBe('ok');
      expect(await store().changeVersion(owner, 1, { name: 'The good one' })).toBe('ok');
      expect(await store().changeVersion(owner, 3, { name: 'Nobody' })).toBe('unknown');
      expect(await store().versions(record.id)).toMatchObject([
        { why: 'step', step: 2, name: 'The good one', at: pause.at },
        { why: 'pause' },
      ]);
      expect(await store().changeVersion(owner, 1, { why: 'copy' })).toBe('ok');
      expect((await store().versions(record.id))[0]).not.toHaveProperty('step');
    });

    it('keeps the versions of projects apart', async () => {
      const [one, two] = [await ownedProject(store()), await ownedProject(store())];
      await store().addVersion(one.owner, pause);
      expect(await store().addVersion(two.owner, pause)).toEqual({ n: 1 });
      await store().addVersion(two.owner, pause, [1]);
      expect((await store().versions(one.record.id)).map(({ n }) => n)).toEqual([1]);
      expect(await store().versions('no-such-lamp-1')).toEqual([]);
    });

    it('lets an older owner neither add nor change nor remove', async () => {
      const { record, owner } = await ownedProject(store());
      await store().addVersion(owner, pause);
      await store().acquire(record.id, 'node', 'next');
      expect(await store().addVersion(owner, pause, [1])).toBe('fenced');
      expect(await store().changeVersion(owner, 1, { name: 'Too late' })).toBe('fenced');
      expect(await store().versions(record.id)).toEqual([{ n: 1, at: pause.at, why: 'pause', digest: 'd', size: 3 }]);
    });
  });
}
