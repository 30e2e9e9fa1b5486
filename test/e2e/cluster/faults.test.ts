import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_CLUSTER, TestCluster } from '../../support/cluster.ts';
import { PATIENCE } from '../../support/ide-page.ts';
import { ClassAtWork, judge, type RoundResult } from './class-at-work.ts';

/** `ROUNDS=10` for the long run. */
const ROUNDS = Number(process.env.ROUNDS ?? 1);
const ROUND_MS = 60_000;

describe.skipIf(!HAS_CLUSTER)('through haproxy', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await TestCluster.start();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  /** Some type and chat, the node that owns their project meets `fault`, and all go on. `mend` makes the cluster whole again. */
  async function rounds(fault: (owner: number) => Promise<void>, mend: (owner: number) => Promise<void>): Promise<RoundResult[]> {
    const results: RoundResult[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      using work = await ClassAtWork.begin(cluster);
      const owner = (await cluster.ownerOf(work.project.id)) ?? -1;
      expect(owner).not.toBe(-1);
      work.watch();
      await fault(owner);
      await expect.poll(async () => [owner, undefined].includes(await cluster.ownerOf(work.project.id)), PATIENCE).toBe(false);
      await work.goesOn();
      results.push(await work.result());
      await mend(owner);
    }
    return results;
  }

  it('all go on when the owner is killed', { timeout: 60_000 + ROUNDS * ROUND_MS }, async () => {
    const killed = await rounds(
      (owner) => nodeAt(owner).kill(),
      async (owner) => {
        cluster.nodes[owner] = await nodeAt(owner).startAgain();
      },
    );
    judge('kill -9 of the owner', killed);
  });

  it('all go on when the owner is asked to end, and it ends well', { timeout: 60_000 + ROUNDS * ROUND_MS }, async () => {
    const drained = await rounds(
      async (owner) => {
        expect(await nodeAt(owner).stop()).toBe(0);
      },
      async (owner) => {
        cluster.nodes[owner] = await nodeAt(owner).startAgain();
      },
    );
    judge('drain', drained);
  });

  function nodeAt(at: number): TestCluster['nodes'][number] {
    const node = cluster.nodes[at];
    if (!node) throw new Error('there is no such node');
    return node;
  }
});
