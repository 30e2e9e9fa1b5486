import { sql } from 'kysely';
import type { Append, Appended } from '../document-writes.ts';
import type { SqlAppend } from '../sql-store.ts';
import { isOwned, type LeaseFenceOptions } from './lease-fence.ts';

/**
 * As `append` of `document-writes.ts`, in one statement: each one that a write consists of is a way to the database and back, and children type
 * all the time. The row of the document is locked first, as by the fence.
 */
export function postgresAppend(options: LeaseFenceOptions = {}): SqlAppend {
  return async (transaction, { ownership, seq, update, origin }: Append): Promise<Appended> => {
    const { project, epoch } = ownership;
    const { client, n } = origin;
    const { rows } = await sql<{ outcome: Appended }>`
      with
        owned as (
          select seq from documents where project = ${project} and ${isOwned(ownership, options)} for update
        ),
        verdict as (
          select case
            when not exists (select from owned) then 'fenced'
            when exists (select from origins o where o.project = ${project} and o.client = ${client} and o.n >= ${n}) then 'dup'
            when (select seq from owned) <> ${seq}::bigint - 1 then 'fenced'
            else 'ok'
          end as outcome
        ),
        written as (
          insert into updates (project, seq, epoch, client, n, bytes)
          select ${project}, ${seq}::bigint, ${epoch}::bigint, ${client}, ${n}::bigint, ${update}::bytea from verdict where outcome = 'ok'
        ),
        remembered as (
          insert into origins (project, client, n, seq)
          select ${project}, ${client}, ${n}::bigint, ${seq}::bigint from verdict where outcome = 'ok'
          on conflict (project, client) do update set n = excluded.n, seq = excluded.seq
        ),
        counted as (
          update documents set seq = ${seq} from verdict where project = ${project} and outcome = 'ok'
        )
      select outcome from verdict`.execute(transaction);
    return rows[0]?.outcome ?? 'fenced';
  };
}
