/** What is written about a project beside its document, inside a transaction. */
import type { Selectable, Transaction } from 'kysely';
import { insertAssets } from './asset-writes.ts';
import { insertFiles } from './document-writes.ts';
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

export async function renameProject(sql: Sql, ownership: Ownership, name: string): Promise<'ok' | 'fenced'> {
  if (!(await owns(sql, ownership))) return 'fenced';
  await sql.updateTable('projects').set({ name }).where('id', '=', ownership.project).execute();
  return 'ok';
}

/** 'taken': another project has that key or link. */
export async function changeKeys(sql: Sql, ownership: Ownership, change: KeyChange): Promise<'ok' | 'fenced' | 'taken'> {
  if (!(await owns(sql, ownership))) return 'fenced';
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

/** Whether this is the owner still. */
export async function owns(sql: Sql, { project, epoch }: Ownership): Promise<boolean> {
  const row = await sql
    .selectFrom('documents')
    .select('project')
    .where('project', '=', project)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteOpened(sql: Sql, projects: readonly string[], at: number): Promise<void> {
  await sql.updateTable('projects').set({ opened_at: at }).where('id', 'in', projects).execute();
}

/** What belongs to it goes with it, by its foreign keys. */
export async function deleteProject(sql: Sql, project: string, unopenedSince = Number.MAX_SAFE_INTEGER): Promise<boolean> {
  const gone = await sql.deleteFrom('projects').where('id', '=', project).where('opened_at', '<', unopenedSince).returning('id').execute();
  return gone.length > 0;
}

export async function keepSecret(sql: Sql, name: string, make: () => Uint8Array): Promise<Uint8Array> {
  const known = await sql.selectFrom('secrets').select('bytes').where('name', '=', name).executeTakeFirst();
  if (known) return known.bytes;
  const bytes = make();
  await sql.insertInto('secrets').values({ name, bytes }).execute();
  return bytes;
}

export function toRecord(row: Selectable<ProjectsTable>): ProjectRecord {
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
