import { expect, it } from 'vitest';
import { fencedOff } from '../../../server/store/fenced-off.ts';
import { makeProject, openTestStore } from '../document/open-document.ts';

it('tells a project that was deleted from one that another host owns', async () => {
  const test = await openTestStore();
  const { project } = await makeProject(test.store, { 'server.js': '' });
  expect(await fencedOff(test.store, project)).toMatchObject({ code: 'broken' });
  await test.store.deleteProject(project);
  expect(await fencedOff(test.store, project)).toMatchObject({ code: 'unknown-project' });
  await test.remove();
});
