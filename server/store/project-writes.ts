/** What is written about a project beside its document, inside a transaction. */
import type { Selectable, Transaction } from 'kysely';
import { insertAssets } from './asset-writes.ts';
import { insertFiles } from './document-writes.ts';
import type { ProjectsTable, Schema } from './schema.ts';
import type { Ownership, ProjectRecord } from './store.ts';

type Sql = Transaction<Schema>;

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

export async function renameProject(sql: Sql, { project, epoch }: Ownership, name: string): Promise<'ok' | 'fenced'> {
  const owned = await sql
    .selectFrom('documents')
    .select('project')
    .where('project', '=', project)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  if (!owned) return 'fenced';
  await sql.updateTable('projects').set({ name }).where('id', '=', project).execute();
  return 'ok';
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
    ...(row.made_from !== null && { madeFrom: row.made_from }),
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
    made_from: record.madeFrom ?? null,
    created_at: record.createdAt,
  };
}
