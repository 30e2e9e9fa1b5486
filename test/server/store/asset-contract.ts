import { describe, expect, it } from 'vitest';
import type { Store } from '../../../server/store/store.ts';
import { bytes, makeRecord, ownedProject } from './owned-project.ts';

/** What every driver of Store has to do alike with assets. A part of the contract in `store-contract.ts`. */
export function assetContract(driver: string, store: () => Store, reopen: () => Promise<void>): void {
  describe(`${driver}: assets`, () => {
    const [fox, owl] = ['f'.repeat(64), '0'.repeat(64)];

    it('gives back what was put, to the last byte, also when opened again', async () => {
      const { record, owner } = await ownedProject(store());
      const large = new Uint8Array(1024 * 1024).map((_, at) => at % 251);
      expect(await store().changeAssets(owner, new Map([[fox, bytes(0, 255, 0)], [owl, large]]))).toBe('ok'); // prettier-ignore
      await reopen();
      expect(await store().assetSizes(record.id)).toEqual(new Map([[fox, 3], [owl, large.length]])); // prettier-ignore
      expect(await store().asset(record.id, fox)).toEqual(bytes(0, 255, 0));
      expect(Buffer.compare((await store().asset(record.id, owl)) ?? bytes(), large)).toBe(0);
    });

    it('has those that a project is made with', async () => {
      const record = makeRecord();
      await store().createProject(record, bytes(1), new Map(), new Map([[fox, bytes(1)], [owl, bytes(2, 2)]])); // prettier-ignore
      expect([...(await store().assetSizes(record.id))]).toEqual([
        [fox, 1],
        [owl, 2],
      ]);
    });

    it('lists first what was put longest ago, and puts a known one last', async () => {
      const { record, owner } = await ownedProject(store());
      await store().changeAssets(owner, new Map([[fox, bytes(1)]]));
      await store().changeAssets(owner, new Map([[owl, bytes(2)]]));
      expect([...(await store().assetSizes(record.id)).keys()]).toEqual([fox, owl]);
      await store().changeAssets(owner, new Map([[fox, bytes(1)]]));
      expect([...(await store().assetSizes(record.id)).keys()]).toEqual([owl, fox]);
    });

    it('forgets what is removed, in one step with what is put', async () => {
      const { record, owner } = await ownedProject(store());
      await store().changeAssets(owner, new Map([[fox, bytes(1)]]));
      await store().changeAssets(owner, new Map([[owl, bytes(2)]]), [fox, 'never was']);
      expect(await store().assetSizes(record.id)).toEqual(new Map([[owl, 1]]));
      expect(await store().asset(record.id, fox)).toBeUndefined();
    });

    it('keeps the assets of projects apart', async () => {
      const [one, two] = [await ownedProject(store()), await ownedProject(store())];
      await store().changeAssets(one.owner, new Map([[fox, bytes(1)]]));
      await store().changeAssets(two.owner, new Map([[fox, bytes(1)]]));
      await store().changeAssets(two.owner, new Map(), [fox]);
      expect(await store().asset(one.record.id, fox)).toEqual(bytes(1));
      expect(await store().asset(two.record.id, fox)).toBeUndefined();
      expect(await store().assetSizes('no-such-lamp-1')).toEqual(new Map());
    });

    it('lets an older owner neither put nor remove', async () => {
      const { record, owner } = await ownedProject(store());
      await store().changeAssets(owner, new Map([[fox, bytes(1)]]));
      await store().acquire(record.id, 'node', 'next');
      expect(await store().changeAssets(owner, new Map([[owl, bytes(2)]]), [fox])).toBe('fenced');
      expect(await store().assetSizes(record.id)).toEqual(new Map([[fox, 1]]));
    });
  });
}
