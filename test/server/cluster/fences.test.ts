import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { connectTo, openPostgresStore } from '../../../server/store/postgres/open-postgres-store.ts';
import { HAS_POSTGRES, openPostgres, type TestPostgres } from '../../support/postgres.ts';
import { buildChild, type Child, type RunningChild } from '../store/child.ts';
import { newProject } from './new-project.ts';
import { LEASE_MS } from './postgres-nodes.ts';

/** More of them by `ROUNDS=10`. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 2);
const PROJECTS = 4;
const POLL_MS = 20;
const log = createLog('silent');

/** A node in a process of its own, and what it has told. */
class Writer {
  readonly process: RunningChild;
  readonly acknowledged: string[] = [];
  fenced = 0;

  constructor(child: Child, ...args: string[]) {
    this.process = child.start(...args);
    this.process.lines.on('line', (line) => {
      if (line.startsWith('ack ')) this.acknowledged.push(line.slice('ack '.length));
      else this.fenced += 1;
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.process.process.kill(signal);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.process.ended;
  }

  /** Until it has written this much more. */
  async writes(more: number): Promise<void> {
    const enough = this.acknowledged.length + more;
    while (this.acknowledged.length < enough) await once(this.process.lines, 'line');
  }

  /** Until it was told that it is the owner no longer. */
  async isFenced(): Promise<void> {
    const before = this.fenced;
    while (this.fenced === before) await once(this.process.lines, 'line');
  }
}

describe.skipIf(!HAS_POSTGRES)('nodes that write to the same projects', () => {
  let postgres: TestPostgres;
  let child: Child;
  /** All of a test. */
  const writers: Writer[] = [];
  const start = (id: string, ...args: string[]): Writer => {
    const writer = new Writer(child, id, ...args);
    writers.push(writer);
    return writer;
  };
  afterEach(async () => {
    await Promise.all(writers.map((writer) => writer.kill()));
    writers.length = 0;
  });
  beforeAll(async () => {
    postgres = await openPostgres({ isDurable: true });
    child = await buildChild(join(import.meta.dirname, 'write-until-ended.ts'));
  });
  afterAll(async () => {
    await child.remove();
    await postgres[Symbol.asyncDispose]();
  });

  /** Two nodes, of which the first has all projects. */
  async function begin(fences: 'fenced' | 'free'): Promise<{ url: string; projects: string[]; north: Writer; south: Writer }> {
    const url = await postgres.newDatabase();
    const { store } = await openPostgresStore({ url, log });
    const projects = await Promise.all(Array.from({ length: PROJECTS }, () => newProject(store)));
    await store.close();
    const north = start('north', url, fences, ...projects);
    await north.writes(50);
    const south = start('south', url, fences, ...projects);
    return { url, projects, north, south };
  }

  /** One is stopped for longer than its lease, the other takes over, and then the first goes on where it was. */
  async function stopAndContinue(first: Writer, second: Writer): Promise<void> {
    first.signal('SIGSTOP');
    await second.writes(50);
    first.signal('SIGCONT');
  }

  it(
    `lose nothing and accept nothing stale when one is stopped and goes on, ${String(ROUNDS)} times`,
    { timeout: 60_000 + ROUNDS * 30_000 },
    async () => {
      const { url, north, south } = await begin('fenced');
      let [owner, other] = [north, south];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const fenced = owner.isFenced();
        await stopAndContinue(owner, other);
        await fenced;
        [owner, other] = [other, owner];
      }
      await Promise.all([north.kill(), south.kill()]);
      expect(await trouble(url, north, south)).toEqual({ lost: [], stale: [] });
    },
  );

  it('accept what is stale when nobody looks at epoch and lease: the test above can fail', { timeout: 120_000 }, async () => {
    const { url, north, south } = await begin('free');
    await stopAndContinue(north, south);
    let stale: string[] = [];
    while (stale.length === 0) ({ stale } = await trouble(url, north, south));
    expect(stale.length).toBeGreaterThan(0);
  });

  it(
    `lose nothing when one is killed and the other takes over, ${String(ROUNDS)} times`,
    { timeout: 60_000 + ROUNDS * 30_000 },
    async () => {
      const { url, projects, north, south } = await begin('fenced');
      let [owner, other] = [north, south];
      for (let round = 1; round <= ROUNDS; round += 1) {
        await owner.kill();
        await other.writes(50);
        owner = other;
        other = start(`node-${String(round)}`, url, 'fenced', ...projects);
      }
      await Promise.all([owner.kill(), other.kill()]);
      expect(await trouble(url, ...writers)).toEqual({ lost: [], stale: [] });
    },
  );

  it(
    `lose nothing when the database loses its power and comes back, ${String(ROUNDS)} times`,
    { timeout: 60_000 + ROUNDS * 30_000 },
    async () => {
      const { url, north, south } = await begin('fenced');
      for (let round = 1; round <= ROUNDS; round += 1) {
        await postgres.stop('immediate');
        // long enough for leases to be over, or not
        await pause(round % 2 === 0 ? LEASE_MS : 0);
        await postgres.startAgain();
        const written = (): number => north.acknowledged.length + south.acknowledged.length;
        const enough = written() + 50;
        while (written() < enough) await pause(POLL_MS);
      }
      await Promise.all([north.kill(), south.kill()]);
      expect(await trouble(url, north, south)).toEqual({ lost: [], stale: [] });
    },
  );
});

/** What was acknowledged and is not there, and what an owner wrote after the next one had begun. */
async function trouble(url: string, ...writers: Writer[]): Promise<{ lost: string[]; stale: string[] }> {
  const db = connectTo({ url, log, most: 1 });
  const rows = await db
    .selectFrom('updates')
    .select(['project', 'seq', 'epoch', 'client', 'n'])
    .orderBy('project')
    .orderBy('seq')
    .execute();
  await db.destroy();
  const there = new Set(rows.map(({ project, seq, client, n }) => `${project} ${String(seq)} ${client} ${String(n)}`));
  const lost = writers.flatMap(({ acknowledged }) => acknowledged).filter((line) => !there.has(line));
  const stale = rows.filter((row, at) => row.project === rows[at - 1]?.project && row.epoch < (rows[at - 1]?.epoch ?? 0));
  return { lost, stale: stale.map(({ project, seq }) => `${project} ${String(seq)}`) };
}
