import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ProjectFiles } from '../../../ide/session/project-files.ts';
import { putFile } from './protocol-host.ts';

const [CAT, DOG] = ['c'.repeat(64), 'd'.repeat(64)];

let doc: Y.Doc;
let files: ProjectFiles;
let changes: number;
beforeEach(() => {
  doc = new Y.Doc();
  putFile(doc, 'a', 'client.js', 'one');
  putAsset('b', 'cat.png', CAT);
  changes = 0;
  files = new ProjectFiles(doc, () => (changes += 1));
});
afterEach(() => files.dispose());

function putAsset(id: string, path: string, hash: unknown): void {
  doc.getMap('files').set(id, new Y.Map<unknown>([['path', path], ['asset', hash]])); // prettier-ignore
}
const paths = (): string[] => files.list().map(({ path }) => path);

describe('an asset among the files', () => {
  it('is listed with its hash, and a text without one', () => {
    expect(files.list()).toEqual([
      { id: 'b', path: 'cat.png', side: 'page', asset: CAT },
      { id: 'a', path: 'client.js', side: 'page' },
    ]);
    expect(files.edited('b')).toBeUndefined();
  });

  it('has no content where the hash is none', () => {
    putAsset('b', 'cat.png', 'x');
    expect(files.list()[0]).toEqual({ id: 'b', path: 'cat.png', side: 'page' });
  });

  it('is told when it comes, is replaced, and goes', () => {
    putAsset('c', 'dog.png', DOG);
    putAsset('c', 'dog.png', CAT);
    files.delete('c');
    expect(changes).toBe(3);
    expect(paths()).toEqual(['cat.png', 'client.js']);
  });

  it('comes back from the bin as it was', () => {
    const before = files.list();
    const putBack = files.delete('b');
    expect(paths()).toEqual(['client.js']);
    putBack();
    expect(files.list()).toEqual(before);
  });

  it('shares its names with texts', () => {
    expect(files.rename('a', 'cat.png')).toEqual({ ok: false, why: 'taken' });
    expect(files.rename('b', 'client.js')).toEqual({ ok: false, why: 'taken' });
    putAsset('z', 'client.js', DOG);
    expect(paths()).toContain('client 2.js');
  });
});

describe('an ending', () => {
  it('of a picture or a sound is not for a text', () => {
    expect(files.add('dog.png')).toEqual({ ok: false, why: 'text-ending' });
    expect(files.rename('a', 'client.mp3')).toEqual({ ok: false, why: 'text-ending' });
    expect(files.add('sun.svg')).toMatchObject({ ok: true });
  });

  it('of a picture stays one of its kind', () => {
    expect(files.rename('b', 'cat.js')).toEqual({ ok: false, why: 'asset-ending' });
    expect(files.rename('b', 'cat.jpg')).toEqual({ ok: false, why: 'asset-ending' });
    expect(files.rename('b', 'cat')).toEqual({ ok: false, why: 'asset-ending' });
    expect(files.rename('b', 'img/Tom.PNG')).toEqual({ ok: true });
    putAsset('c', 'dog.jpg', DOG);
    expect(files.rename('c', 'dog.jpeg')).toEqual({ ok: true });
  });

  it('that should not be there can be mended', () => {
    putFile(doc, 't', 'notes.png', 'a text');
    expect(files.rename('t', 'notes.txt')).toEqual({ ok: true });
    putAsset('x', 'cat.js', CAT);
    expect(files.rename('x', 'cat-2.png')).toEqual({ ok: true });
  });
});

describe('texts that are put into the project', () => {
  const textOf = (path: string): string | undefined => {
    const file = files.list().find((each) => each.path === path);
    return file && files.edited(file.id)?.text.toJSON();
  };

  it('are there at once, in one change, and leave what is not named', () => {
    let updates = 0;
    doc.on('update', () => (updates += 1));
    files.put({ 'client.js': 'one and two', 'server.js': 'new' });
    expect(updates).toBe(1);
    expect(paths()).toEqual(['server.js', 'cat.png', 'client.js']);
    expect([textOf('client.js'), textOf('server.js')]).toEqual(['one and two', 'new']);
  });

  it('are taken back as they were, and what was added goes', () => {
    const putBack = files.put({ 'client.js': 'two', 'server.js': 'new' });
    putBack();
    expect(paths()).toEqual(['cat.png', 'client.js']);
    expect(textOf('client.js')).toBe('one');
  });

  it('are one step for the undo of their file', () => {
    const edited = files.edited('a');
    files.put({ 'client.js': 'on two' });
    edited?.undo.undo();
    expect(textOf('client.js')).toBe('one');
  });

  it('are not mixed with what was typed before, once that is forgotten', () => {
    const edited = files.edited('a');
    files.put({ 'client.js': 'typed' });
    // as when the host has put a version back
    edited?.text.delete(0, 5);
    edited?.text.insert(0, 'one');
    files.forgetUndo();
    edited?.undo.undo();
    expect(textOf('client.js')).toBe('one');
  });

  it('never take the place of a picture', () => {
    files.put({ 'cat.png': 'no text' });
    expect(files.list()[0]).toMatchObject({ path: 'cat.png', asset: CAT });
    expect(paths()).toHaveLength(2);
  });
});
