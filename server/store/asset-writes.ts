/** What is written of the assets of a project, inside a transaction. */
import type { Transaction } from 'kysely';
import type { Fence } from './fence.ts';
import type { Schema } from './schema.ts';
import type { Ownership } from './store.ts';

type Sql = Transaction<Schema>;

export interface AssetChange {
  ownership: Ownership;
  /** From SHA-256, in hex, to bytes. */
  put: ReadonlyMap<string, Uint8Array>;
  /** SHA-256s. */
  remove: Iterable<string>;
}

/** What is put that is there already becomes the newest. */
export async function changeAssets(sql: Sql, fence: Fence, { ownership, put, remove }: AssetChange): Promise<'ok' | 'fenced'> {
  if (!(await fence(sql, ownership))) return 'fenced';
  const { project } = ownership;
  for (const hash of [...remove, ...put.keys()]) {
    await sql.deleteFrom('assets').where('project', '=', project).where('hash', '=', hash).execute();
  }
  await insertAssets(sql, project, put);
  return 'ok';
}

export async function insertAssets(sql: Sql, project: string, assets: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [hash, bytes] of assets) {
    await sql
      .insertInto('assets')
      .values((is) => ({
        project,
        hash,
        nth: is
          .selectFrom('assets')
          .select((of) => of(of.fn.coalesce(of.fn.max('nth'), of.lit(0)), '+', of.lit(1)).as('nth'))
          .where('project', '=', project),
        size: bytes.length,
        bytes,
      }))
      .execute();
  }
}
