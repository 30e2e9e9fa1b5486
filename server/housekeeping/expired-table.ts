import { buffer } from 'node:stream/consumers';
import type { Kysely } from 'kysely';
import type { ExportedProject } from '../export/export-files.ts';
import type { Schema } from '../store/schema.ts';
import { expiredZip, type BuiltParts, type ExpiredZips } from './expired-zip.ts';

export interface ExpiredTableOptions {
  db: Kysely<Schema>;
  built: BuiltParts;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Zips in the database that many nodes share, since any of them may be the one that deletes a project. `npm run expired` gives them out. */
export class ExpiredTable implements ExpiredZips {
  readonly #options: ExpiredTableOptions;

  constructor(options: ExpiredTableOptions) {
    this.#options = options;
  }

  async keep(project: string, exported: ExportedProject): Promise<void> {
    const { db, built, now = Date.now } = this.#options;
    const row = { at: now(), bytes: new Uint8Array(await buffer(await expiredZip(exported, built))) };
    await db
      .insertInto('expired')
      .values({ project, ...row })
      .onConflict((conflict) => conflict.column('project').doUpdateSet(row))
      .execute();
  }

  async clear(before: number): Promise<number> {
    const gone = await this.#options.db.deleteFrom('expired').where('at', '<', before).returning('project').execute();
    return gone.length;
  }
}
