import { afterEach, beforeEach, expect, it } from 'vitest';
import { LocalDirectory } from '../../../server/cluster/local-directory.ts';
import { makeProject, openTestStore, type TestStore } from '../document/open-document.ts';

let stored: TestStore;
beforeEach(async () => {
  stored = await openTestStore();
});
afterEach(() => stored.remove());

it('all that is claimed is here, with the next epoch, and was opened now', async () => {
  const { project, epoch } = await makeProject(stored.store, {});
  const directory = new LocalDirectory(stored.store);
  const before = Date.now();
  expect(await directory.claim(project)).toMatchObject({ here: { project, epoch: epoch + 1 } });
  expect((await stored.store.openedAt([project])).get(project)).toBeGreaterThanOrEqual(before);
  expect(await directory.ownerOf()).toBe('here');
  await expect(directory.claim('none')).rejects.toMatchObject({ code: 'unknown-project' });
});

it('a node that drains takes no new project', async () => {
  const { project } = await makeProject(stored.store, {});
  const directory = new LocalDirectory(stored.store);
  directory.drain();
  await expect(directory.claim(project)).rejects.toMatchObject({ code: 'try-another' });
});
