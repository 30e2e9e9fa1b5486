import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProjectAssets } from '../../../ide/session/project-assets.ts';
import { EMPTY_STATE } from '../../../ide/state/empty-state.ts';
import { Store } from '../../../ide/state/store.ts';
import type { FileEntry, WorkbenchState } from '../../../ide/state/workbench.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { serve, type Served } from '../../server/http/serve.ts';

const CAT = new Uint8Array(70_000).map((_, at) => at % 251);

let served: Served;
let made: Awaited<ReturnType<Served['access']['create']>>;
let store: Store<WorkbenchState>;
let arrived: string[];
let assets: ProjectAssets;

beforeEach(async () => {
  served = await serve();
  made = await served.access.create({ files: { 'server.js': '', 'cat.png': CAT } });
  store = new Store<WorkbenchState>({ ...EMPTY_STATE, files: [entry('cat.png')] });
  arrived = [];
  assets = open(made.editKey);
});
afterEach(async () => {
  assets.dispose();
  await served.stop();
});

function entry(path: string): FileEntry {
  return { id: path, path, side: 'page' };
}

function open(key: string): ProjectAssets {
  const url = `${served.base}/api/projects/${made.id}`;
  return new ProjectAssets({ url, key, store, arrived: (file) => arrived.push(file.path) });
}

const file = (name: string, content: Uint8Array<ArrayBuffer> | string = CAT, type = ''): File => new File([content], name, { type });
const eventually = (holds: () => void | Promise<void>): Promise<void> => vi.waitFor(holds, { timeout: 10_000, interval: 2 });
const project = () => served.access.open(made.id, made.editKey, 'look');

/** Adds a file, and resolves to what the list of uploads says of it when that is decided; undefined when it was taken. */
async function outcome(added: File): Promise<string | undefined> {
  const seen: string[] = [];
  const stop = store.subscribe(() => seen.push(...store.state.uploads.map(({ type }) => type)));
  assets.add(added);
  await eventually(() => {
    expect(store.state.uploads.filter(({ type }) => type === 'sending')).toEqual([]);
    expect(seen.length + store.state.uploads.length).toBeGreaterThan(0);
  });
  stop();
  const [failed] = store.state.uploads;
  return failed?.type === 'failed' ? failed.why : undefined;
}

describe('a file of this computer', () => {
  it('goes to the host under a name that is free, byte by byte, and opens when it is in the document', async () => {
    assets.add(file('cat.PNG'));
    expect(store.state.uploads).toEqual([{ type: 'sending', n: 1, name: 'cat-2.png' }]);
    await eventually(() => expect(store.state.uploads).toEqual([]));
    expect((await (await project()).assets()).get('cat-2.png')).toEqual(CAT);
    expect(arrived).toEqual([]);
    store.update({ files: [entry('cat.png'), entry('cat-2.png')] });
    await eventually(() => expect(arrived).toEqual(['cat-2.png']));
    store.update({ files: [entry('cat-2.png')] });
    await eventually(() => expect(arrived).toEqual(['cat-2.png']));
  });

  it('gets another name than one that is still on its way', () => {
    for (const each of ['image.png', 'image.png', 'image.png']) assets.add(file(each));
    expect(store.state.uploads.map(({ name }) => name)).toEqual(['image.png', 'image-2.png', 'image-3.png']);
  });

  it('is a text when it is a drawing', async () => {
    expect(await outcome(file('sun.svg', '<svg/>'))).toBeUndefined();
    expect((await project()).files().get('sun.svg')).toBe('<svg/>');
  });

  it('is known by its type where its name says nothing', async () => {
    expect(await outcome(file('', CAT, 'image/jpeg'))).toBeUndefined();
    expect([...(await (await project()).assets()).keys()]).toContain('picture.jpg');
  });

  it.each([
    ['of a kind that no page shows', () => file('story.docx'), 'kind'],
    ['without any ending', () => file('cat'), 'kind'],
    ['that is empty', () => file('cat.png', ''), 'unreadable'],
    ['that is too large', () => file('cat.png', new Uint8Array(LIMITS.assetBytes + 1)), 'too-large'],
    ['that is too large a drawing', () => file('sun.svg', 'x'.repeat(LIMITS.fileBytes + 1)), 'drawing-too-large'],
  ])('%s is told of and not sent', async (_what, make, why) => {
    expect(await outcome(make())).toBe(why);
    expect(await (await project()).assets()).toEqual(new Map([['cat.png', CAT]]));
  });

  it('is told of when the project has as many files as it may have', async () => {
    store.update({ files: Array.from({ length: LIMITS.filesPerProject }, (_, n) => entry(`${String(n)}.js`)) });
    expect(await outcome(file('dog.png'))).toBe('too-many');
  });

  it('is told of when it can not be read', async () => {
    const gone = file('dog.png');
    gone.arrayBuffer = () => Promise.reject(new DOMException('the stick was pulled out', 'NotReadableError'));
    expect(await outcome(gone)).toBe('unreadable');
  });

  it('is told of when nobody answers, and can be taken off the list', async () => {
    await served.stop();
    expect(await outcome(file('dog.png'))).toBe('no-host');
    assets.dismiss(1);
    expect(store.state.uploads).toEqual([]);
    served = await serve();
  });

  it('is told of when the key opens nothing', async () => {
    assets.dispose();
    assets = open(made.look);
    expect(await outcome(file('dog.png'))).toBe('refused');
  });
});

describe('the content of an asset', () => {
  const hashOfCat = async (): Promise<string> => {
    const page = await served.access.findByPlay(made.play);
    return page?.assets().get('cat.png') ?? '';
  };

  it('is read by its hash, also by who may only look', async () => {
    const hash = await hashOfCat();
    for (const key of [made.editKey, made.look]) {
      assets.dispose();
      assets = open(key);
      expect(await assets.read(hash)).toEqual({ ok: true, bytes: CAT });
    }
  });

  it('is gone when the host has it no longer', async () => {
    expect(await assets.read('0'.repeat(64))).toEqual({ ok: false, why: 'gone' });
  });

  it('can not be had when nobody answers, and at the end', async () => {
    const hash = await hashOfCat();
    assets.dispose();
    expect(await assets.read(hash)).toEqual({ ok: false, why: 'no-host' });
    await served.stop();
    assets = open(made.editKey);
    expect(await assets.read(hash)).toEqual({ ok: false, why: 'no-host' });
    served = await serve();
  });
});
