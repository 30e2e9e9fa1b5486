import { describe, expect, it } from 'vitest';
import type { Store } from '../../../server/store/store.ts';
import { bytes, makeRecord, ownedProject } from './owned-project.ts';

const MADE_AT = 1_790_000_000_123;

/** What every driver does alike with projects that nobody opens, and with those that are deleted. Part of the contract of Store. */
export function deletionContract(driver: string, open: () => Store): void {
  describe(`${driver}: when projects were opened`, () => {
    it('counts a new one as opened when it was made', async () => {
      const { record } = await ownedProject(open());
      expect(await open().openedAt([record.id])).toEqual(new Map([[record.id, MADE_AT]]));
    });

    it('tells it of those that are asked for, and nothing of what is no project', async () => {
      const [first, second, other] = [await ownedProject(open()), await ownedProject(open()), await ownedProject(open())];
      await open().opened([first.record.id, second.record.id], 1_800_000_000_000);
      expect(await open().openedAt([first.record.id, other.record.id, 'none', '\0'])).toEqual(
        new Map([
          [first.record.id, 1_800_000_000_000],
          [other.record.id, MADE_AT],
        ]),
      );
      expect(await open().openedAt([])).toEqual(new Map());
      await open().opened([], 1);
    });

    it('lists those that nobody has opened since, the longest ago first', async () => {
      const [first, second, third] = [await ownedProject(open()), await ownedProject(open()), await ownedProject(open())];
      await open().opened([first.record.id], 300);
      await open().opened([second.record.id], 200);
      await open().opened([third.record.id], 400);
      expect(await open().unopenedSince(400)).toEqual([second.record.id, first.record.id]);
    });
  });

  describe(`${driver}: deletion`, () => {
    it('leaves nothing of a project, and nobody can write to it any more', async () => {
      const { record, owner } = await ownedProject(open());
      const { record: other } = await ownedProject(open());
      const picture = new Map([['a'.repeat(64), bytes(1, 2)]]);
      await open().append(owner, 1, bytes(7), { client: 'ada', n: 1 });
      await open().compact(owner, 1, bytes(8), new Map([['server.js', 'hi']]));
      await open().append(owner, 2, bytes(9), { client: 'ada', n: 2 });
      await open().changeAssets(owner, picture);
      expect(await open().deleteProject(record.id)).toBe(true);
      expect(await open().findProject(record.id)).toBeUndefined();
      expect(await open().findByEditHash(record.editHash)).toBeUndefined();
      for (const kind of ['play', 'look', 'remix'] as const) expect(await open().findByLink(kind, record[kind])).toBeUndefined();
      expect(await open().files(record.id)).toEqual(new Map());
      expect(await open().assetSizes(record.id)).toEqual(new Map());
      await expect(open().load(record.id)).rejects.toMatchObject({ code: 'unknown-project' });
      await expect(open().acquire(record.id, 'node', 'next')).rejects.toMatchObject({ code: 'unknown-project' });
      expect(await open().append(owner, 3, bytes(1), { client: 'ada', n: 3 })).toBe('fenced');
      expect(await open().compact(owner, 2, bytes(1), new Map())).toBe('fenced');
      expect(await open().changeAssets(owner, picture)).toBe('fenced');
      expect(await open().findProject(other.id)).toEqual(other);
      // and a new one of that address begins with nothing
      await open().createProject({ ...makeRecord(), id: record.id }, bytes(0), new Map());
      expect(await open().load(record.id)).toMatchObject({ seq: 0, updates: [] });
    });

    it('says that there was nothing to delete', async () => {
      const { record } = await ownedProject(open());
      expect(await open().deleteProject(record.id)).toBe(true);
      expect(await open().deleteProject(record.id)).toBe(false);
    });

    it('spares what somebody has opened since', async () => {
      const { record } = await ownedProject(open());
      expect(await open().deleteProject(record.id, MADE_AT)).toBe(false);
      expect(await open().findProject(record.id)).toEqual(record);
      expect(await open().deleteProject(record.id, MADE_AT + 1)).toBe(true);
    });
  });
}
