/**
 * Appends to many projects at once, for ever, and prints a line for each update once it is acknowledged.
 * Arguments: the data folder, then the ids of the projects.
 */
import { createLog } from '../../../../server/log.ts';
import { openSqliteStore } from '../../../../server/store/sqlite/open-sqlite-store.ts';

const [dataDir = '', ...projects] = process.argv.slice(2);
const store = await openSqliteStore({ dataDir, log: createLog('silent') });

for (const project of projects) void appendForever(project);

async function appendForever(project: string): Promise<void> {
  const incarnation = String(process.pid);
  const owner = await store.acquire(project, 'node', incarnation);
  let { seq } = await store.load(project);
  for (let n = 1; ; n += 1) {
    seq += 1;
    const outcome = await store.append(owner, seq, new TextEncoder().encode(`${project} ${seq}`), { client: incarnation, n });
    if (outcome !== 'ok') throw new Error(`${project} ${seq}: ${outcome}`);
    if (n % 50 === 0) await store.compact(owner, seq, new TextEncoder().encode(`${project} upto ${seq}`), new Map([['a.js', String(seq)]]));
    // Into a pipe it is written before it returns, so that no acknowledgement dies with the process.
    console.log(`${project} ${seq}`);
  }
}
