import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, readProject } from '../../support/api.ts';
import { openBrowser } from '../../support/browser.ts';
import { HAS_CLUSTER, TestCluster } from '../../support/cluster.ts';
import { IdePage, PATIENCE } from '../../support/ide-page.ts';
import type { RunningHost } from '../../support/start-host.ts';
import { Typist } from '../../support/typist.ts';
import { judgeRounds, TIME, type Fault } from './class-at-work.ts';

/** A lease is over after three seconds: the database is away for less, and for more. */
const SHORT_MS = 500;
const LONG_MS = 5_000;

describe.skipIf(!HAS_CLUSTER)('while some type and others chat through haproxy', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await TestCluster.start();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  const rounds = (name: string, fault: Fault): Promise<void> => judgeRounds({ name, cluster, fault });

  function nodeAt(at: number): RunningHost {
    const node = cluster.nodes[at];
    if (!node) throw new Error('there is no such node');
    return node;
  }

  async function startAgain(at: number): Promise<void> {
    cluster.nodes[at] = await nodeAt(at).startAgain();
  }

  async function isReady(at: number): Promise<boolean> {
    return (await fetch(`${nodeAt(at).url}/readyz`)).ok;
  }

  it('all go on when the owner is killed', TIME, async () => {
    await rounds('kill -9 of the owner', async (work, owner) => {
      await nodeAt(owner).kill();
      await work.movedFrom(owner);
      await work.goesOn();
      await startAgain(owner);
    });
  });

  it('a pupil in a real browser goes on when the owner is killed, with all that was typed meanwhile', { timeout: 240_000 }, async () => {
    const made = await createProject(cluster.url);
    const browser = await openBrowser();
    try {
      await using ide = await IdePage.open(browser, `${cluster.schoolUrl}${made.links.edit}`);
      await ide.connected('Fox', 'Owl');
      await ide.server.focus();
      await ide.page.keyboard.press('Control+End');
      const typist = new Typist(ide.page, (await readProject(cluster.url, made)).files['server.js'] ?? '');
      await typist.begin();
      await typist.keys(8);
      await ide.saved();
      const owner = await cluster.ownerOf(made.id);
      if (owner === undefined) throw new Error('nobody owns the project');
      await nodeAt(owner).kill();
      await typist.keys(8);
      await ide.saved();
      await ide.connected('Fox', 'Owl');
      expect((await readProject(cluster.url, made)).files['server.js']).toBe(typist.text);
      await ide.say('Owl', 'back again');
      await ide.hears('Fox', 'Owl: back again');
      expect(ide.watch.violations).toEqual([]);
      await startAgain(owner);
    } finally {
      await browser.close();
    }
  });

  it('all go on when the owner stands still for longer than its lease, and when it comes back', TIME, async () => {
    await rounds('SIGSTOP past the lease, and SIGCONT', async (work, owner) => {
      process.kill(nodeAt(owner).pid, 'SIGSTOP');
      try {
        await work.movedFrom(owner);
        await work.goesOn();
      } finally {
        process.kill(nodeAt(owner).pid, 'SIGCONT');
      }
      await expect.poll(() => isReady(owner), PATIENCE).toBe(true);
    });
  });

  it('all go on when the owner is asked to end, and it ends well', TIME, async () => {
    await rounds('drain of the owner', async (work, owner) => {
      expect(await nodeAt(owner).stop()).toBe(0);
      await work.movedFrom(owner);
      await work.goesOn();
      await startAgain(owner);
    });
  });

  it('all go on through a rolling update', TIME, async () => {
    await rounds('three rolling updates', async () => {
      for (let update = 0; update < 3; update += 1) {
        for (const at of cluster.nodes.keys()) {
          expect(await nodeAt(at).stop()).toBe(0);
          await startAgain(at);
          await expect.poll(() => isReady(at), PATIENCE).toBe(true);
        }
      }
    });
  });

  it.each([
    ['less', SHORT_MS],
    ['more', LONG_MS],
  ])('all go on when the database stops at once, and is back after %s than a lease', TIME, async (_than, away) => {
    await rounds(`database away for ${String(away)} ms`, async (work) => {
      await cluster.postgres.stop('immediate');
      await work.pass(away);
      await cluster.postgres.startAgain();
      await work.pass(SHORT_MS);
    });
  });
});
