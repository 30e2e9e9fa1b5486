import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProjectDocument } from '../../../server/document/project-document.ts';
import { ProjectVersions, type ProjectVersionsOptions } from '../../../server/document/project-versions.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { Version } from '../../../server/protocol/version.ts';
import type { Ownership } from '../../../server/store/store.ts';
import { log, makeProject, openTestStore, TestEditor, type TestStore } from './open-document.ts';

const PIXEL = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
/** None comes by itself. */
const NEVER = { pauseMs: 3_600_000, latestMs: 3_600_000, gapMs: 0 };

let test: TestStore;
let ownership: Ownership;
let document: ProjectDocument;
let versions: ProjectVersions;

async function open(times: ProjectVersionsOptions['times'] = NEVER): Promise<void> {
  document = await ProjectDocument.open(test.store, ownership, { log });
  versions = new ProjectVersions({ store: test.store, ownership, document, log, times });
}

async function close(): Promise<void> {
  await versions.dispose();
  await document.dispose();
}

beforeEach(async () => {
  test = await openTestStore();
  ownership = await makeProject(test.store, { 'server.js': 'one', 'index.html': 'page' });
});
afterEach(async () => {
  await close();
  await test.remove();
});

/** Waits until so many are there: they come by themselves. */
function until(count: number): Promise<Version[]> {
  return vi.waitFor(
    async () => {
      const list = await versions.list();
      expect(list).toHaveLength(count);
      return list;
    },
    { timeout: 20_000, interval: 20 },
  );
}

async function textsOf(n: number): Promise<Record<string, string>> {
  return Object.fromEntries((await versions.files(n)).map((file) => [file.path, 'text' in file ? file.text : file.asset]));
}

/** As an editor does when a step is ticked. */
function tick(done: string): void {
  new TestEditor(document).doc.getMap('lesson').set('done', done);
}

describe('versions that come by themselves', () => {
  it('come when nobody has typed for a while: what was there before, and what is there now', async () => {
    await open({ pauseMs: 30 });
    await document.applyFiles({ 'server.js': 'two' });
    const [first, second] = await until(2);
    expect([first, second]).toMatchObject([{ why: 'start' }, { why: 'pause' }]);
    expect(await textsOf(first?.n ?? 0)).toEqual({ 'server.js': 'one', 'index.html': 'page' });
    expect(await textsOf(second?.n ?? 0)).toEqual({ 'server.js': 'two', 'index.html': 'page' });
  });

  it('come also where somebody types without a pause', async () => {
    await open({ pauseMs: 3_600_000, latestMs: 30, gapMs: 0 });
    await document.applyFiles({ 'server.js': 'two' });
    await until(2);
    await document.applyFiles({ 'server.js': 'three' });
    expect(await textsOf((await until(3)).at(-1)?.n ?? 0)).toMatchObject({ 'server.js': 'three' });
  });

  it('are none where nothing has changed, or all is again as it was', async () => {
    await open({ pauseMs: 30, gapMs: 0 });
    await document.applyFiles({ 'server.js': 'two' });
    await until(2);
    await close();
    await open({ pauseMs: 30, gapMs: 0 });
    await document.applyFiles({ 'server.js': 'three' });
    await document.applyFiles({ 'server.js': 'two' });
    await versions.make({ why: 'pause' });
    expect(await versions.list()).toHaveLength(2);
  });

  it('come when a step of the lesson is done, and say which', async () => {
    await open();
    await document.applyFiles({ 'server.js': 'two' });
    tick('0');
    expect((await until(2)).at(-1)).toMatchObject({ why: 'step', step: 0 });
    await document.applyFiles({ 'server.js': 'three' });
    tick('0,2');
    expect((await until(3)).at(-1)).toMatchObject({ why: 'step', step: 2 });
  });

  it('are told by the step where it is done with what a pause has kept already', async () => {
    await open();
    await document.applyFiles({ 'server.js': 'two' });
    await versions.make({ why: 'pause' });
    tick('1');
    await vi.waitFor(async () => expect((await versions.list()).at(-1)).toMatchObject({ why: 'step', step: 1 }));
    await versions.make({ why: 'copy' });
    expect(await versions.list()).toMatchObject([{ why: 'start' }, { why: 'step' }]);
  });

  it('come not as fast as an editor may say that steps are done', async () => {
    await open({ ...NEVER, gapMs: 3_600_000 });
    await document.applyFiles({ 'server.js': 'two' });
    tick('0');
    await until(2);
    for (let turn = 0; turn < 50; turn += 1) {
      await document.applyFiles({ 'server.js': `turn ${String(turn)}` });
      tick(turn % 2 === 0 ? '' : '0');
      // a write takes its time, in which a version could come
      await document.flush();
    }
    await versions.dispose();
    expect(await versions.list()).toHaveLength(2);
  });
});

describe('versions that somebody asks for', () => {
  it('keep what is there under a name, also when opened again', async () => {
    await open();
    await document.applyFiles({ 'server.js': 'two' });
    const n = await versions.make({ why: 'named', name: 'The good one' });
    await close();
    await open();
    expect((await versions.list()).at(-1)).toMatchObject({ n, why: 'named', name: 'The good one' });
    expect(await textsOf(n)).toEqual({ 'server.js': 'two', 'index.html': 'page' });
  });

  it('are the newest one where that is the same, which gets the name', async () => {
    await open();
    await document.applyFiles({ 'server.js': 'two' });
    tick('0');
    const [, step] = await until(2);
    expect(await versions.make({ why: 'named', name: 'Mine' })).toBe(step?.n);
    expect(await versions.list()).toMatchObject([{}, { why: 'step', step: 0, name: 'Mine' }]);
    await versions.rename(step?.n ?? 0, 'Yours');
    expect((await versions.list()).at(-1)).toMatchObject({ name: 'Yours' });
    await expect(versions.rename(77, 'Nobody')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are one after the other, however many ask at once', async () => {
    await open();
    await document.applyFiles({ 'server.js': 'two' });
    const all = await Promise.all(Array.from({ length: 20 }, () => versions.make({ why: 'copy' })));
    expect(new Set(all).size).toBe(1);
    expect(await versions.list()).toHaveLength(2);
  });

  it('are none of an older owner', async () => {
    await open();
    await document.applyFiles({ 'server.js': 'two' });
    await test.store.acquire(ownership.project, 'node', 'next');
    await expect(versions.make({ why: 'copy' })).rejects.toMatchObject({ code: 'broken' });
  });
});

it('what is typed while a version is written down is not in it, and that is known', async () => {
  await open();
  const add = test.store.addVersion.bind(test.store);
  vi.spyOn(test.store, 'addVersion').mockImplementationOnce(async (...version) => {
    await document.applyFiles({ 'server.js': 'typed meanwhile' });
    return add(...version);
  });
  expect(await textsOf(await versions.make({ why: 'restore' }))).toMatchObject({ 'server.js': 'one' });
  expect(versions.isKept).toBe(false);
  expect(await textsOf(await versions.make({ why: 'restore' }))).toMatchObject({ 'server.js': 'typed meanwhile' });
  expect(versions.isKept).toBe(true);
});

describe('the way back', () => {
  it('names what has to be changed, added and removed, and nothing else', async () => {
    await open();
    const n = await versions.make({ why: 'copy' });
    await document.applyFiles({ 'server.js': 'two', 'index.html': null, 'new.js': 'new' });
    const wayBack = await versions.wayBackTo(n);
    expect(wayBack()).toEqual({ changes: { 'server.js': 'one', 'index.html': 'page', 'new.js': null }, gone: [] });
    await document.applyFiles(wayBack().changes);
    expect(wayBack()).toEqual({ changes: {}, gone: [] });
  });

  it('has the bytes of a picture that no file has any longer', async () => {
    await open();
    await document.applyFiles({ 'fox.gif': new Uint8Array(PIXEL) });
    const n = await versions.make({ why: 'copy' });
    await document.applyFiles({ 'fox.gif': null });
    const { changes } = (await versions.wayBackTo(n))();
    await document.applyFiles(changes);
    expect([...document.assets().keys()]).toEqual(['fox.gif']);
  });

  it('says which pictures are gone, and leaves what is there now in their place', async () => {
    await open();
    await document.applyFiles({ 'fox.gif': new Uint8Array(PIXEL), 'owl.gif': new Uint8Array(PIXEL) });
    const n = await versions.make({ why: 'copy' });
    const hash = document.assets().get('fox.gif')?.hash ?? '';
    await document.applyFiles({ 'fox.gif': null, 'owl.gif': new Uint8Array([...PIXEL, 0]) });
    await document.flush();
    // as when there was no room for it any longer
    await test.store.changeAssets(ownership, new Map(), [hash]);
    await close();
    await open();
    expect((await versions.files(n)).filter(({ path }) => path.endsWith('.gif'))).toEqual(
      ['fox.gif', 'owl.gif'].map((path) => ({ path, asset: hash, isGone: true })),
    );
    expect((await versions.wayBackTo(n))()).toEqual({ changes: {}, gone: ['fox.gif', 'owl.gif'] });
  });

  it('is there for files of any name', async () => {
    await open();
    await document.applyFiles(Object.fromEntries(['__proto__', 'constructor'].map((path) => [path, 'text'])));
    const n = await versions.make({ why: 'copy' });
    expect((await versions.files(n)).map(({ path }) => path)).toEqual(['__proto__', 'constructor', 'index.html', 'server.js']);
    await document.applyFiles(Object.fromEntries(['__proto__', 'constructor'].map((path) => [path, null])));
    await document.applyFiles((await versions.wayBackTo(n))().changes);
    expect(document.files().get('__proto__')).toBe('text');
  });

  it('is none to what is not there', async () => {
    await open();
    await expect(versions.wayBackTo(1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(versions.files(1)).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('what is kept stays bounded, however much is changed, and the database with it', async () => {
  await open();
  const letters = new Uint8Array(150_000);
  for (let turn = 0; turn < 130; turn += 1) {
    crypto.getRandomValues(letters.subarray(0, 60_000));
    await document.applyFiles({ 'server.js': Buffer.from(letters.subarray(0, 60_000)).toString('base64') });
    await versions.make({ why: 'pause' });
  }
  const kept = await test.store.versions(ownership.project);
  expect(kept.length).toBeGreaterThan(90);
  expect(kept.length).toBeLessThanOrEqual(LIMITS.versionsPerProject);
  expect(kept.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(LIMITS.versionsBytes);
  expect(kept.at(-1)?.n).toBe(131);
});
