/** Versions over the real host: nobody asks for the first ones. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createProject, putFiles, readProject, type MadeProject } from '../support/api.ts';
import { EditorClient } from '../support/editor-client.ts';
import { startHost, type RunningHost } from '../support/start-host.ts';
import { VersionCalls } from '../support/version-calls.ts';

const FILES = { 'server.js': "on('say', (client) => client.send('said'));", 'index.html': '<h1>Ours</h1>' };
const PATIENCE = { timeout: 60_000 } as const;

let host: RunningHost;
beforeAll(async () => (host = await startHost()));
afterAll(() => host.stop());

async function made(): Promise<{ project: MadeProject; versions: VersionCalls }> {
  const project = await createProject(host.url, FILES);
  return { project, versions: new VersionCalls(host.url, project) };
}

/** The files as this editor's copy of the document has them. */
function filesOf({ doc }: EditorClient): Record<string, string> {
  return Object.fromEntries(
    [...doc.getMap('files').values()].map((entry) =>
      entry instanceof Y.Map ? [String(entry.get('path')), String(entry.get('text'))] : ['', ''],
    ),
  );
}

test('one comes by itself when nobody has typed for a while, and they are there after a kill of the host', async () => {
  const { project } = await made();
  await putFiles(host.url, project, { 'server.js': "on('say', () => {});" });
  const list = (): Promise<unknown> => new VersionCalls(host.url, project).list();
  await expect.poll(list, PATIENCE).toMatchObject([{ why: 'start' }, { why: 'pause' }]);
  const before = await list();
  await host.kill();
  host = await host.startAgain();
  expect(await list()).toEqual(before);
});

test('what is put back is a change for everybody in the project, also for deleted files, and can be put back itself', async () => {
  const { project, versions } = await made();
  const first = await versions.keep('As it began');
  using classmate = await EditorClient.open(host.url, project);
  await putFiles(host.url, project, { 'server.js': "on('ask', () => {});", 'index.html': null, 'new.css': 'p {}' });
  const { before } = await versions.restore(first);
  expect((await readProject(host.url, project)).files).toEqual(FILES);
  await classmate.until((editor) => Object.keys(filesOf(editor)).includes('index.html'), 'the file that was deleted');
  expect(filesOf(classmate)).toEqual(FILES);
  expect(await versions.list()).toMatchObject([{ name: 'As it began' }, { n: before, why: 'restore' }]);

  await versions.restore(before);
  expect((await readProject(host.url, project)).files).toEqual({ 'server.js': "on('ask', () => {});", 'new.css': 'p {}' });
});

test('one is made of what a copy was made of', async () => {
  const { project, versions } = await made();
  await putFiles(host.url, project, { 'server.js': "on('ask', () => {});" });
  const remix = project.links.remix.split('/').at(-1) ?? '';
  const copies = await Promise.all(
    Array.from({ length: 3 }, () =>
      fetch(`${host.url}/api/projects/${remix}/remix`, { method: 'POST' }).then((response) => response.json()),
    ),
  );
  expect(await versions.list()).toMatchObject([{ why: 'start' }, { why: 'copy' }]);
  // nobody's history but their own
  expect(await new VersionCalls(host.url, copies[0] as MadeProject).list()).toEqual([]);
});

test('one is made when a step of the lesson is done', async () => {
  const { project, versions } = await made();
  using pupil = await EditorClient.open(host.url, project);
  await pupil.until(({ doc }) => doc.getMap('files').size === 2, 'the document');
  pupil.doc.on('update', (update: Uint8Array, from: unknown) => from === 'pupil' && pupil.update(update));
  await putFiles(host.url, project, { 'server.js': "on('ask', () => {});" });
  pupil.doc.transact(() => pupil.doc.getMap('lesson').set('done', '0,2'), 'pupil');
  await expect.poll(() => versions.list(), PATIENCE).toMatchObject([{ why: 'start' }, { why: 'step', step: 2 }]);
});
