/**
 * A node that writes to as many projects as it can get, for ever, and never notices by itself that it has lost one: only the database can tell
 * it. Prints a line for each update that is acknowledged, and for each that is fenced off. Arguments: id, URL of the database, whether it is
 * fenced, and the ids of the projects.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresDirectory } from '../../../server/cluster/postgres-directory.ts';
import { createLog } from '../../../server/log.ts';
import { openPostgresStore } from '../../../server/store/postgres/open-postgres-store.ts';
import type { Ownership } from '../../../server/store/store.ts';
import { LEASE_MS } from './postgres-nodes.ts';

const REST_MS = 20;
/** So often it is refused before it believes that it is the owner no longer: who looks at nothing may have counted wrongly, with another beside it. */
const MOST_REFUSALS = 30;

const [id = '', url = '', fences = '', ...projects] = process.argv.slice(2);
const log = createLog('silent');
const isFenced = fences === 'fenced';
const fence = { leaseMs: LEASE_MS, looksAt: { epoch: isFenced, lease: isFenced } };
const { store, db } = await openPostgresStore({ url, log, fence });
const address = { id, url: `http://${id}.test` };
const directory = await PostgresDirectory.open({ db, url, address, log, leaseMs: LEASE_MS });
let count = 0;

for (const project of projects) void writeForever(project);

async function writeForever(project: string): Promise<void> {
  for (;;) {
    try {
      const claim = await directory.claim(project);
      if ('here' in claim) await writeUntilFenced(claim.here);
    } catch {
      // the database is away: it is tried again
    }
    await pause(REST_MS);
  }
}

async function writeUntilFenced(owner: Ownership): Promise<void> {
  for (let refusals = 0; refusals < MOST_REFUSALS;) {
    const outcome = await writeNext(owner).catch(() => 'failed');
    refusals = outcome === 'ok' ? 0 : refusals + 1;
    if (outcome === 'fenced') console.log(`fenced ${owner.project} ${id}`);
  }
}

async function writeNext(owner: Ownership): Promise<'ok' | 'dup' | 'fenced'> {
  const { seq } = await store.load(owner.project);
  count += 1;
  const n = count;
  const client = `${id} ${String(process.pid)}`;
  const outcome = await store.append(owner, seq + 1, new TextEncoder().encode(`${client} ${String(n)}`), { client, n });
  // Into a pipe it is written before it returns, so that no acknowledgement dies with the process.
  if (outcome === 'ok') console.log(`ack ${owner.project} ${String(seq + 1)} ${client} ${String(n)}`);
  return outcome;
}
