/** What is written of the versions of a project, each under an ownership and inside a transaction. */
import type { Selectable, Transaction } from 'kysely';
import { VERSION_REASONS } from '../protocol/version.ts';
import type { Fence } from './fence.ts';
import type { Schema, VersionsTable } from './schema.ts';
import type { NewVersion, Ownership, VersionChange, VersionRecord } from './store.ts';

type Sql = Transaction<Schema>;

/** See Store.addVersion. */
export async function addVersion(
  sql: Sql,
  fence: Fence,
  ownership: Ownership,
  version: NewVersion,
  remove: readonly number[],
): Promise<{ n: number } | 'fenced'> {
  if (!(await fence(sql, ownership))) return 'fenced';
  const { project } = ownership;
  const { at, why, step, name, digest, bytes } = version;
  const { n } = await sql
    .insertInto('versions')
    .values((is) => ({
      project,
      // what goes is taken away afterwards, so that no number is given twice
      n: is
        .selectFrom('versions')
        .select((of) => of(of.fn.coalesce(of.fn.max('n'), of.lit(0)), '+', of.lit(1)).as('n'))
        .where('project', '=', project),
      at,
      why,
      step: step ?? null,
      name: name ?? null,
      digest,
      size: bytes.length,
      bytes,
    }))
    .returning('n')
    .executeTakeFirstOrThrow();
  for (const old of remove) await sql.deleteFrom('versions').where('project', '=', project).where('n', '=', old).execute();
  return { n };
}

/** See Store.changeVersion. */
export async function changeVersion(
  sql: Sql,
  fence: Fence,
  ownership: Ownership,
  n: number,
  { why, step, name }: VersionChange,
): Promise<'ok' | 'unknown' | 'fenced'> {
  if (!(await fence(sql, ownership))) return 'fenced';
  const changed = await sql
    .updateTable('versions')
    .set({ ...(why !== undefined && { why, step: step ?? null }), ...(name !== undefined && { name }) })
    .where('project', '=', ownership.project)
    .where('n', '=', n)
    .returning('n')
    .executeTakeFirst();
  return changed ? 'ok' : 'unknown';
}

export function toVersion({ n, at, why, step, name, digest, size }: Selectable<Omit<VersionsTable, 'project' | 'bytes'>>): VersionRecord {
  return {
    n,
    at,
    // one that a newer program wrote is told as the most common kind
    why: VERSION_REASONS.find((reason) => reason === why) ?? 'pause',
    ...(step !== null && { step }),
    ...(name !== null && { name }),
    digest,
    size,
  };
}
