import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS } from '../../../server/housekeeping/days-left.ts';
import { Expiry } from '../../../server/housekeeping/expiry.ts';
import type { ExportedProject } from '../../../server/export/export-files.ts';
import { log, makeProject, openTestStore, type TestStore } from '../document/open-document.ts';

const NOW = Date.UTC(2026, 10, 29);

let place: TestStore;
let zips: Map<string, ExportedProject>;
/** Of zips: up to when they were cleared. */
let cleared: number[];
beforeEach(async () => {
  place = await openTestStore();
  zips = new Map();
  cleared = [];
});
afterEach(() => place.remove());

/** A project that was opened so many days ago. */
async function project(daysAgo: number): Promise<string> {
  const { project: id } = await makeProject(place.store, { 'server.js': `// ${String(daysAgo)} days` });
  await place.store.opened([id], NOW - daysAgo * DAY_MS);
  return id;
}

function expiry(awakeIds: string[] = [], keep = (id: string, zip: ExportedProject): void => void zips.set(id, zip)): Expiry {
  return new Expiry({
    days: 30,
    store: place.store,
    registry: {
      awakeIds,
      whileAsleep: async (id, work) => {
        if (awakeIds.includes(id)) return false;
        await work();
        return true;
      },
    },
    zips: {
      keep: async (id, zip) => keep(id, zip),
      clear: async (before) => {
        cleared.push(before);
        return 0;
      },
    },
    log,
    now: () => NOW,
  });
}

it('deletes what nobody has opened for so many days, and not before its zip is kept', async () => {
  const [old, young] = [await project(31), await project(29)];
  await expiry().run();
  expect(await place.store.findProject(old)).toBeUndefined();
  expect(await place.store.findProject(young)).toBeDefined();
  expect([...zips]).toEqual([[old, { name: old, texts: new Map([['server.js', '// 31 days']]), assets: new Map() }]]);
  expect(cleared).toEqual([NOW - 30 * DAY_MS]);
});

it('keeps a project whose zip can not be written, and goes on with the others', async () => {
  const [first, second] = [await project(40), await project(31)];
  await expiry([], (id) => {
    if (id === first) throw new Error('the disk is full');
  }).run();
  expect(await place.store.findProject(first)).toBeDefined();
  expect(await place.store.findProject(second)).toBeUndefined();
});

it('never deletes one where somebody is, however long ago they came: its days begin anew', async () => {
  const id = await project(400);
  await expiry([id]).run();
  expect(await place.store.findProject(id)).toBeDefined();
  expect(await place.store.openedAt([id])).toEqual(new Map([[id, NOW]]));
});

it('writes down which ones it has deleted', async () => {
  const id = await project(31);
  const lines: string[] = [];
  const it = new Expiry({
    days: 30,
    store: place.store,
    registry: { awakeIds: [], whileAsleep: async (_id, work) => (await work(), true) },
    zips: { keep: async () => undefined, clear: async () => 2 },
    log: pino({ level: 'warn' }, { write: (line) => lines.push(line) }),
    now: () => NOW,
  });
  await it.run();
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ deleted: [id], zipsDeleted: 2, days: 30 }]);
});
