import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from '../../server/setup/postgres.mjs';
import { startPostgres, type RunningPostgres } from '../../server/setup/postgres-server.mjs';
import { freePort } from './start-host.ts';

/** Whether tests with PostgreSQL run. On a machine that tests for others they always do, and fail where there is none. */
export const HAS_POSTGRES = findPostgres() !== undefined || process.env['CI'] === 'true';

/** A server of a test file's own, in a folder that goes with it. */
export interface TestPostgres extends AsyncDisposable {
  /** A new and empty database, by its URL. */
  newDatabase(): Promise<string>;
  readonly port: number;
  /** 'immediate': as if the machine had lost its power. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  /** On the same data and port. */
  startAgain(): Promise<void>;
}

/** What is not written through to the disk is quicker. Durability is tested with it on. */
const QUICK = { fsync: 'off', full_page_writes: 'off' };

export async function openPostgres({ isDurable = false } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'wszero-postgres-'));
  // its own folder in it belongs to another user
  await chmod(folder, 0o755);
  const port = await freePort();
  const start = (): Promise<RunningPostgres> =>
    startPostgres({ folder: join(folder, 'server'), port, settings: { shared_buffers: '32MB', ...(isDurable ? {} : QUICK) } });
  let running = await start();
  let count = 0;
  return {
    port,
    async newDatabase() {
      count += 1;
      const name = `school_${String(count)}`;
      const client = new pg.Client({ connectionString: running.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return running.url.replace(/postgres$/, name);
    },
    stop: (how) => running.stop(how),
    async startAgain() {
      running = await start();
    },
    async [Symbol.asyncDispose]() {
      await running.stop('immediate');
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
