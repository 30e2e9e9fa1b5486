import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProject } from '../../support/api.ts';
import { CHAT_SERVER } from '../../support/chat-client.ts';
import { HAS_CLUSTER, TestCluster } from '../../support/cluster.ts';
import { PATIENCE } from '../../support/ide-page.ts';
import { canHaveNamespaces, Wire } from '../../support/namespaces.ts';
import { judgeRounds, TIME, type Fault } from './class-at-work.ts';

/** Longer than a lease, and than a node waits for a word of another one. */
const LONG_MS = 5_000;

describe.skipIf(!HAS_CLUSTER || !canHaveNamespaces())('while some type and others chat, each node on a computer of its own', () => {
  let wire: Wire;
  let cluster: TestCluster;
  beforeAll(async () => {
    wire = new Wire(3);
    cluster = await TestCluster.start({ wire });
  });
  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
    wire[Symbol.dispose]();
  });

  it(
    'all go on when the network swallows all that the owner says and hears, and when it comes back with what it has not written',
    TIME,
    async () => {
      const fault: Fault = async (work, owner) => {
        const others = [...wire.computers.keys()].filter((at) => at !== owner);
        for (const at of others) wire.cut(owner, at);
        wire.cut(owner, 'here');
        try {
          await work.movedFrom(owner);
          await work.goesOn('through haproxy');
        } finally {
          for (const at of others) wire.mend(owner, at);
          wire.mend(owner, 'here');
        }
        await expect.poll(async () => (await fetch(`${cluster.nodes[owner]?.url ?? ''}/readyz`)).ok, PATIENCE).toBe(true);
      };
      await judgeRounds({ name: 'blackholed owner that comes back', cluster, fault });
    },
  );

  it('all who come through haproxy go on when one node can not reach the owner, though both reach the database', TIME, async () => {
    const fault: Fault = async (work, owner) => {
      // haproxy sends them to one of the two, or to the owner
      for (const other of [...wire.computers.keys()].filter((at) => at !== owner)) {
        wire.cut(owner, other);
        try {
          await work.pass(LONG_MS);
          await work.goesOn('through haproxy');
          expect((await readProject(cluster.url, work.project)).files['server.js']).toBe(CHAT_SERVER);
          expect(await work.owner()).toBe(owner);
        } finally {
          wire.mend(owner, other);
        }
      }
    };
    await judgeRounds({ name: 'a node that can not reach the owner', cluster, fault });
  });
});
