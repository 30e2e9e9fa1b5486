import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dumpPostgres, restorePostgres } from '../../../server/housekeeping/postgres-dump.ts';
import { createLog } from '../../../server/log.ts';
import { connectTo, openPostgresStore } from '../../../server/store/postgres/open-postgres-store.ts';
import { HAS_POSTGRES, openPostgres, type TestPostgres } from '../../support/postgres.ts';
import { claimed, newProject } from '../cluster/new-project.ts';
import { openNode } from '../cluster/postgres-nodes.ts';

const log = createLog('silent');

describe.skipIf(!HAS_POSTGRES)('what is in PostgreSQL', () => {
  let postgres: TestPostgres;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    postgres = await openPostgres();
  });
  afterAll(() => postgres[Symbol.asyncDispose]());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wszero-dump-'));
    url = await postgres.newDatabase();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is backed up while a node writes, and comes back from that into an empty database or over what is there', async () => {
    const node = await openNode('north', url);
    const project = await newProject(node.store);
    const owner = await claimed(node.directory, project);
    const now = new Date('2026-11-29T23:41:05.123Z');
    const { file, projects } = await dumpPostgres({ url, folder, now, log });
    expect(projects).toBe(1);
    expect(file).toBe(join(folder, 'playground-2026-11-29-234105.dump'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await node.store.append(owner, 1, new Uint8Array([1]), { client: 'ada', n: 1 });

    const place = { folder: join(folder, 'before'), now, log, backup: file };
    await expect(restorePostgres({ url, ...place })).rejects.toThrow('Nodes are running on it: http://north.test. Stop them first.');
    await node.dispose();
    const restored = await restorePostgres({ url, ...place });
    expect(restored.projects).toBe(1);
    expect(await readdir(join(folder, 'before'))).toEqual(['playground-2026-11-29-234105.dump']);
    const empty = await postgres.newDatabase();
    expect(await restorePostgres({ url: empty, ...place })).toEqual({ projects: 1, before: undefined });
    expect(await seqIn(url, project)).toBe(0);
    expect(await seqIn(empty, project)).toBe(0);
    // and what was there before comes back as well
    await restorePostgres({ url, ...place, backup: restored.before ?? '', folder });
    expect(await seqIn(url, project)).toBe(1);
  });

  it('is not replaced by what is no backup', async () => {
    await (await openPostgresStore({ url, log })).store.close();
    await writeFile(join(folder, 'notes.txt'), 'these are notes');
    const restoring = restorePostgres({ url, folder, now: new Date(), log, backup: join(folder, 'notes.txt') });
    await expect(restoring).rejects.toThrow(/pg_restore could not do it/);
    const db = connectTo({ url, log, most: 1 });
    expect(await db.selectFrom('projects').selectAll().execute()).toEqual([]);
    await db.destroy();
  });
});

async function seqIn(url: string, project: string): Promise<number> {
  const { store } = await openPostgresStore({ url, log });
  const { seq } = await store.load(project);
  await store.close();
  return seq;
}
