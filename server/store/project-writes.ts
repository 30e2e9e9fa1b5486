/** What is written about a project beside its document, inside a transaction. */
import type { Selectable, Transaction } from 'kysely';
import { insertAssets } from './asset-writes.ts';
import { insertFiles } from './document-writes.ts';
import type { Fence } from './fence.ts';
import type { ProjectsTable, Schema } from './schema.ts';
import type { KeyChange, LinkKind, Ownership, ProjectRecord } from './store.ts';

type Sql = Transaction<Schema>;

const LINK_KINDS: readonly LinkKind[] = ['play', 'look', 'remix'];

export interface Creation {
  record: ProjectRecord;
  snapshot: Uint8Array;
  files: ReadonlyMap<string, string>;
  assets: ReadonlyMap<string, Uint8Array>;
}

/** 'taken': the id, the Edit key or one of the links is another project's. */
export async function createProject(sql: Sql, { record, snapshot, files, assets }: Creation): Promise<'ok' | 'taken'> {
  const other = await sql
    .selectFrom('projects')
    .select('id')
    .where((is) =>
      is.or([
        is('id', '=', record.id),
        is('edit_hash', '=', record.editHash),
        is('play', '=', record.play),
        is('look', '=', record.look),
        is('remix', '=', record.remix),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (other) return 'taken';
  await sql.insertInto('projects').values(toRow(record)).execute();
  await sql
    .insertInto('documents')
    .values({ project: record.id, epoch: 0, node: '', incarnation: '', seq: 0, snapshot, snapshot_seq: 0 })
    .execute();
  await insertFiles(sql, record.id, files);
  await insertAssets(sql, record.id, assets);
  return 'ok';
}

/** Undefined: there is no such project. */
export async function acquire(sql: Sql, owner: Omit<Ownership, 'epoch'>): Promise<Ownership | undefined> {
  const { project, node, incarnation } = owner;
  const document = await sql
    .updateTable('documents')
    .set((is) => ({ epoch: is('epoch', '+', 1), node, incarnation }))
    .where('project', '=', project)
    .returning('epoch')
    .executeTakeFirst();
  return document && { project, node, incarnation, epoch: document.epoch };
}

export async function renameProject(sql: Sql, fence: Fence, ownership: Ownership, name: string): Promise<'ok' | 'fenced'> {
  if (!(await fence(sql, ownership))) return 'fenced';
  await sql.updateTable('projects').set({ name }).where('id', '=', ownership.project).execute();
  return 'ok';
}

/** 'taken': another project has that key or link. */
export async function changeKeys(sql: Sql, fence: Fence, ownership: Ownership, change: KeyChange): Promise<'ok' | 'fenced' | 'taken'> {
  if (!(await fence(sql, ownership))) return 'fenced';
  const { editHash, play, look, remix, withdrawn } = change;
  if (editHash !== undefined) {
    const other = await sql.selectFrom('projects').select('id').where('edit_hash', '=', editHash).executeTakeFirst();
    if (other) return 'taken';
  }
  const columns = {
    ...(editHash !== undefined && { edit_hash: editHash }),
    // with the project's id in it, a link can be no other project's
    ...(play !== undefined && { play }),
    ...(look !== undefined && { look }),
    ...(remix !== undefined && { remix }),
    ...(withdrawn && { withdrawn: withdrawn.join(' ') }),
  };
  if (Object.keys(columns).length > 0) await sql.updateTable('projects').set(columns).where('id', '=', ownership.project).execute();
  return 'ok';
}

export async function noteOpened(sql: Sql, projects: readonly string[], at: number): Promise<void> {
  await sql.updateTable('projects').set({ opened_at: at }).where('id', 'in', projects).execute();
}

/** What belongs to it goes with it, by its foreign keys. The document first, as whoever writes: in another order, two could wait for each other. */
export async function deleteProject(sql: Sql, project: string, unopenedSince = Number.MAX_SAFE_INTEGER): Promise<boolean> {
  await sql.updateTable('documents').set({ project }).where('project', '=', project).execute();
  const gone = await sql.deleteFrom('projects').where('id', '=', project).where('opened_at', '<', unopenedSince).returning('id').execute();
  return gone.length > 0;
}

export async function keepSecret(sql: Sql, name: string, make: () => Uint8Array): Promise<Uint8Array> {
  const kept = sql.selectFrom('secrets').select('bytes').where('name', '=', name);
  const known = await kept.executeTakeFirst();
  if (known) return known.bytes;
  // another node may start at the same time
  await sql
    .insertInto('secrets')
    .values({ name, bytes: make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await kept.executeTakeFirstOrThrow()).bytes;
}

/** What a record is made of. Each by its name: an older node reads on when a newer one has added a column. */
export const RECORD_COLUMNS = [
  'id',
  'name',
  'edit_hash',
  'play',
  'look',
  'remix',
  'withdrawn',
  'made_from',
  'made_from_name',
  'created_at',
] as const satisfies (keyof ProjectsTable)[];

export function toRecord(row: Selectable<Pick<ProjectsTable, (typeof RECORD_COLUMNS)[number]>>): ProjectRecord {
  return {
    id: row.id,
    name: row.name,
    editHash: row.edit_hash,
    play: row.play,
    look: row.look,
    remix: row.remix,
    withdrawn: LINK_KINDS.filter((kind) => row.withdrawn.split(' ').includes(kind)),
    ...(row.made_from !== null && { madeFrom: { id: row.made_from, name: row.made_from_name ?? '' } }),
    createdAt: row.created_at,
  };
}

function toRow(record: ProjectRecord): ProjectsTable {
  return {
    id: record.id,
    name: record.name,
    edit_hash: record.editHash,
    play: record.play,
    look: record.look,
    remix: record.remix,
    made_from: record.madeFrom?.id ?? null,
    made_from_name: record.madeFrom?.name ?? null,
    withdrawn: record.withdrawn.join(' '),
    created_at: record.createdAt,
    opened_at: record.createdAt,
  };
}
