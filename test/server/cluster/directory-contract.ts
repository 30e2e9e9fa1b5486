import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../../server/cluster/directory.ts';
import type { Store } from '../../../server/store/store.ts';
import { bytes } from '../store/owned-project.ts';
import { claimed, newProject } from './new-project.ts';

/** A node with its store. */
export interface TestNode {
  directory: Directory;
  store: Store;
  dispose(): Promise<void>;
}

/** What every driver of Directory does alike, with one node. */
export function directoryContract(driver: string, open: () => Promise<TestNode>): void {
  describe(`${driver}: who owns a project`, () => {
    let node: TestNode;
    beforeEach(async () => {
      node = await open();
    });
    afterEach(() => node.dispose());

    it('is who claims it, with the next epoch each time, and may write', async () => {
      const project = await newProject(node.store);
      const first = await claimed(node.directory, project);
      expect(await node.store.append(first, 1, bytes(1), { client: 'fox', n: 1 })).toBe('ok');
      const second = await claimed(node.directory, project);
      expect(second.epoch).toBe(first.epoch + 1);
      expect(await node.store.append(first, 2, bytes(2), { client: 'fox', n: 2 })).toBe('fenced');
      expect(await node.store.append(second, 2, bytes(2), { client: 'fox', n: 2 })).toBe('ok');
      expect(await node.directory.ownerOf(project)).toBe('here');
    });

    it('counts as opened when it is claimed', async () => {
      const project = await newProject(node.store);
      const before = Date.now();
      await claimed(node.directory, project);
      expect((await node.store.openedAt([project])).get(project)).toBeGreaterThanOrEqual(before);
    });

    it('is nobody when there is no such project', async () => {
      await expect(node.directory.claim('no-such-lamp-1')).rejects.toMatchObject({ code: 'unknown-project' });
    });

    it('may be claimed again after it was released', async () => {
      const project = await newProject(node.store);
      const first = await claimed(node.directory, project);
      await node.directory.release(first);
      expect((await claimed(node.directory, project)).epoch).toBe(first.epoch + 1);
    });

    it('stays the owner, and becomes no other project’s, while it drains', async () => {
      const [mine, other] = [await newProject(node.store), await newProject(node.store)];
      const owner = await claimed(node.directory, mine);
      node.directory.drain();
      await expect(node.directory.claim(other)).rejects.toMatchObject({ code: 'try-another' });
      expect(await node.store.append(owner, 1, bytes(1), { client: 'fox', n: 1 })).toBe('ok');
    });

    it('is alive, and one of the nodes', async () => {
      expect(node.directory.isAlive).toBe(true);
      expect(await node.directory.nodes()).toHaveLength(1);
    });
  });
}
