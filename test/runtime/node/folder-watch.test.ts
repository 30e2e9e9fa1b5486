import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FolderWatch } from '../../../runtime/node/folder-watch.ts';
import { ProjectFolder } from '../../../runtime/node/project-folder.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

/** Watches a folder, and gives a promise of the next change. */
async function watched(root: string): Promise<() => Promise<void>> {
  const folder = new ProjectFolder(root);
  let tell = (): void => undefined;
  const watch = new FolderWatch(folder, () => tell());
  onTestFinished(() => watch.dispose());
  watch.follow((await folder.list()).folders);
  return () => new Promise((resolve) => (tell = resolve));
}

it('tells of a file that is written, replaced, made and deleted, in a folder too', async () => {
  const root = await temporaryFolder({ 'server.js': '1', 'pages/a.html': '1' });
  const changed = await watched(root);
  const steps = [
    () => writeFiles(root, { 'server.js': '2' }),
    () => writeFiles(root, { 'pages/a.html': '2' }),
    // as many an editor saves
    async () => {
      await writeFiles(root, { 'server.js~': '3' });
      await rename(join(root, 'server.js~'), join(root, 'server.js'));
    },
    () => writeFiles(root, { 'new.js': '' }),
    () => rm(join(root, 'new.js')),
  ];
  for (const step of steps) {
    const told = changed();
    await step();
    await told;
  }
});

it('takes several steps for one change', async () => {
  const root = await temporaryFolder({ 'server.js': '1' });
  const folder = new ProjectFolder(root);
  let count = 0;
  let told = (): void => undefined;
  const first = new Promise<void>((resolve) => (told = resolve));
  const watch = new FolderWatch(folder, () => {
    count += 1;
    told();
  });
  onTestFinished(() => watch.dispose());
  watch.follow(['']);
  await Promise.all(['a.js', 'b.js', 'c.js'].map((path) => writeFiles(root, { [path]: '' })));
  await first;
  expect(count).toBe(1);
});
