/** What is written to the document of a project, each under an ownership and inside a transaction. */
import type { Transaction } from 'kysely';
import type { Fence } from './fence.ts';
import type { Schema } from './schema.ts';
import type { Origin, Ownership } from './store.ts';

/** Page loads of a project that are remembered. An update that is sent again after that is harmless, as Yjs knows it too. */
const ORIGINS = 200;

type Sql = Transaction<Schema>;
/** See Store.append: two drivers, one meaning. */
export type Appended = 'ok' | 'dup' | 'fenced';

export interface Append {
  ownership: Ownership;
  seq: number;
  update: Uint8Array;
  origin: Origin;
}

export async function append(sql: Sql, fence: Fence, { ownership, seq, update, origin }: Append): Promise<Appended> {
  const { project, epoch } = ownership;
  const document = await fence(sql, ownership);
  if (!document) return 'fenced';
  const known = await sql
    .selectFrom('origins')
    .select('n')
    .where('project', '=', project)
    .where('client', '=', origin.client)
    .executeTakeFirst();
  if (known && known.n >= origin.n) return 'dup';
  if (seq !== document.seq + 1) return 'fenced';
  await sql.insertInto('updates').values({ project, seq, epoch, client: origin.client, n: origin.n, bytes: update }).execute();
  await sql
    .insertInto('origins')
    .values({ project, client: origin.client, n: origin.n, seq })
    .onConflict((conflict) => conflict.columns(['project', 'client']).doUpdateSet({ n: origin.n, seq }))
    .execute();
  await sql.updateTable('documents').set({ seq }).where('project', '=', project).execute();
  return 'ok';
}

export interface Compaction {
  ownership: Ownership;
  uptoSeq: number;
  snapshot: Uint8Array;
  files: ReadonlyMap<string, string>;
}

export async function compact(sql: Sql, fence: Fence, { ownership, uptoSeq, snapshot, files }: Compaction): Promise<'ok' | 'fenced'> {
  const { project } = ownership;
  const document = await fence(sql, ownership);
  // A snapshot of more, or of less, than is there was not made by whoever owns the document now.
  if (!document || uptoSeq > document.seq || uptoSeq < document.snapshot_seq) return 'fenced';
  await sql.updateTable('documents').set({ snapshot, snapshot_seq: uptoSeq }).where('project', '=', project).execute();
  await sql.deleteFrom('updates').where('project', '=', project).where('seq', '<=', uptoSeq).execute();
  await sql.deleteFrom('files').where('project', '=', project).execute();
  await insertFiles(sql, project, files);
  await forgetOldOrigins(sql, project);
  return 'ok';
}

export async function insertFiles(sql: Sql, project: string, files: ReadonlyMap<string, string>): Promise<void> {
  const utf8 = new TextEncoder();
  for (const [path, text] of files) {
    await sql
      .insertInto('files')
      .values({ project, path, bytes: utf8.encode(text) })
      .execute();
  }
}

async function forgetOldOrigins(sql: Sql, project: string): Promise<void> {
  const oldest = await sql
    .selectFrom('origins')
    .select('seq')
    .where('project', '=', project)
    .orderBy('seq', 'desc')
    .offset(ORIGINS - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldest) await sql.deleteFrom('origins').where('project', '=', project).where('seq', '<', oldest.seq).execute();
}
