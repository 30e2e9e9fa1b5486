import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { moveToPostgres } from '../../../server/housekeeping/move-to-postgres.ts';
import { createLog } from '../../../server/log.ts';
import { openSqliteStore } from '../../../server/store/sqlite/open-sqlite-store.ts';
import type { Ownership, ProjectRecord, Store } from '../../../server/store/store.ts';
import { HAS_POSTGRES, openPostgres, type TestPostgres } from '../../support/postgres.ts';
import { openNode } from '../cluster/postgres-nodes.ts';
import { claimed, newProject } from '../cluster/new-project.ts';
import { makeRecord } from '../store/owned-project.ts';

const log = createLog('silent');
const PICTURE = new Uint8Array(300_000).map((_, at) => at % 251);
const HASH = 'a'.repeat(64);

describe.skipIf(!HAS_POSTGRES)('a school in one file', () => {
  let postgres: TestPostgres;
  let folder: string;
  let dataDir: string;
  let url: string;
  beforeAll(async () => {
    postgres = await openPostgres();
  });
  afterAll(() => postgres[Symbol.asyncDispose]());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wszero-move-'));
    dataDir = join(folder, 'data');
    url = await postgres.newDatabase();
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A project with words, a picture, versions, updates that are in no snapshot yet, and the secret by which its key is known. */
  async function makeSchool(store: Store): Promise<ProjectRecord> {
    await store.secret('keys', () => new Uint8Array([1, 0, 255]));
    const record = { ...makeRecord(), name: 'Chat of Ana 🦊', madeFrom: { id: 'kind-fox-2', name: 'Más' }, withdrawn: ['look' as const] };
    const texts = new Map([['server.js', 'let x = "🦦é";\n']]);
    await store.createProject(record, ProjectDocument.initial(texts), texts, new Map([[HASH, PICTURE]]));
    const owner = await store.acquire(record.id, 'local', 'first');
    const document = await ProjectDocument.open(store, owner, { log });
    await document.applyFiles({ 'page.js': '// typed later' });
    await document.flush();
    await store.addVersion(owner, { at: 5, why: 'named', name: 'The good one', digest: 'd', bytes: new Uint8Array([9, 0]) });
    const { seq } = await store.load(record.id);
    await store.append(owner, seq + 1, document.missing(), { client: 'ada', n: 7 });
    await document.dispose();
    for (let count = 0; count < 450; count += 1) await newProject(store);
    return record;
  }

  async function expectSchool(store: Store, record: ProjectRecord, owner: Ownership): Promise<void> {
    expect(await store.findByEditHash(record.editHash)).toEqual(record);
    expect(await store.secret('keys', () => new Uint8Array())).toEqual(new Uint8Array([1, 0, 255]));
    const document = await ProjectDocument.open(store, owner, { log });
    expect(Object.fromEntries(document.files())).toEqual({ 'server.js': 'let x = "🦦é";\n', 'page.js': '// typed later' });
    await document.dispose();
    expect(Buffer.compare((await store.asset(record.id, HASH)) ?? new Uint8Array(), PICTURE)).toBe(0);
    expect(await store.versions(record.id)).toEqual([{ n: 1, at: 5, why: 'named', name: 'The good one', digest: 'd', size: 2 }]);
    // an update that the page sends again is known
    const { seq } = await store.load(record.id);
    expect(await store.append(owner, seq + 1, new Uint8Array(), { client: 'ada', n: 7 })).toBe('dup');
  }

  it('moves into PostgreSQL as it is, to the last word, and a node goes on with it', async () => {
    const sqlite = await openSqliteStore({ dataDir, log });
    const record = await makeSchool(sqlite);
    await sqlite.close();
    const before = await stat(join(dataDir, 'playground.sqlite'));
    expect(await moveToPostgres({ dataDir, url, log })).toMatchObject({
      projects: 451,
      documents: 451,
      assets: 1,
      versions: 1,
      secrets: 1,
    });
    expect((await stat(join(dataDir, 'playground.sqlite'))).size).toBe(before.size);
    const node = await openNode('north', url);
    await expectSchool(node.store, record, await claimed(node.directory, record.id));
    await node.dispose();
  });

  it('is not moved over another one', async () => {
    const sqlite = await openSqliteStore({ dataDir, log });
    await newProject(sqlite);
    await sqlite.close();
    await moveToPostgres({ dataDir, url, log });
    await expect(moveToPostgres({ dataDir, url, log })).rejects.toThrow(/is not empty: it has 1 projects/);
  });

  it('is not moved while a host has it, nor from nowhere', async () => {
    await expect(moveToPostgres({ dataDir, url, log })).rejects.toThrow(/There is nothing to move/);
    const sqlite = await openSqliteStore({ dataDir, log });
    await expect(moveToPostgres({ dataDir, url, log })).rejects.toThrow(/another process uses it/);
    await sqlite.close();
  });
});
