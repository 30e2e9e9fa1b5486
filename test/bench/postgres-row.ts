import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '../../server/cluster/directory.ts';
import { LocalDirectory } from '../../server/cluster/local-directory.ts';
import { PostgresDirectory } from '../../server/cluster/postgres-directory.ts';
import { createLog } from '../../server/log.ts';
import { openPostgresStore } from '../../server/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import { claimed, newProject } from '../server/cluster/new-project.ts';
import { openPostgres } from '../support/postgres.ts';
import { median, quantile } from './quantile.ts';
import type { Figure, Row } from './row.ts';

const PROJECTS = [1, 8, 64];
const ROUNDS = 5;
const ROUND_MS = 2_000;
/** What a child types in the time in which it is gathered. */
const UPDATE = new Uint8Array(60).fill(7);
const log = createLog('silent');

interface Driver {
  name: string;
  store: Store;
  directory: Directory;
}

interface Round {
  perSecond: number;
  /** Of each append. */
  times: number[];
}

export const postgresRow: Row = {
  name: 'postgres',
  about:
    'Appends that wait for the disk, one after the other in each of so many projects: in one file, and in PostgreSQL on the same machine.',
  rounds: 1,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'wszero-bench-'));
    await using postgres = await openPostgres({ isDurable: true });
    const sqlite = await openSqliteStore({ dataDir: folder, log });
    const url = await postgres.newDatabase();
    const { store, db } = await openPostgresStore({ url, log });
    const directory = await PostgresDirectory.open({ db, url, address: { id: 'bench', url: '' }, log });
    const drivers: Driver[] = [
      { name: 'SQLite', store: sqlite, directory: new LocalDirectory(sqlite) },
      { name: 'PostgreSQL', store, directory },
    ];
    const figures: Figure[] = [];
    for (const projects of PROJECTS) figures.push(...(await compare(drivers, projects)));
    await directory.dispose();
    await Promise.all([sqlite.close(), store.close()]);
    await rm(folder, { recursive: true });
    return figures;
  },
};

/** In turns, so that a busy machine is busy for both. */
async function compare(drivers: readonly Driver[], projects: number): Promise<Figure[]> {
  const rounds = new Map<Driver, Round[]>(drivers.map((driver) => [driver, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [driver, told] of rounds) told.push(await measure(driver, projects));
  }
  return [...rounds].flatMap(([{ name }, told]): Figure[] => {
    const what = `${name}, ${String(projects)} at once`;
    const times = told.flatMap((round) => round.times);
    return [
      { what: `${what}: appends`, value: Math.round(median(told.map(({ perSecond }) => perSecond))), unit: '1/s' },
      { what: `${what}: an append, p50`, value: median(times), unit: 'ms' },
      { what: `${what}: an append, p95`, value: quantile(times, 0.95), unit: 'ms' },
    ];
  });
}

async function measure({ store, directory }: Driver, projects: number): Promise<Round> {
  const owners = [];
  for (let count = 0; count < projects; count += 1) owners.push(await claimed(directory, await newProject(store)));
  const times: number[] = [];
  const began = performance.now();
  const until = began + ROUND_MS;
  await Promise.all(
    owners.map(async (owner) => {
      for (let seq = 1; performance.now() < until; seq += 1) {
        const asked = performance.now();
        if ((await store.append(owner, seq, UPDATE, { client: 'ada', n: seq })) !== 'ok') throw new Error('an append was refused');
        times.push(performance.now() - asked);
      }
    }),
  );
  return { perSecond: (times.length * 1_000) / (performance.now() - began), times };
}
