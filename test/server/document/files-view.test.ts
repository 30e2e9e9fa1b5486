import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { FilesView } from '../../../server/document/files-view.ts';

describe('the files of a document', () => {
  let doc: Y.Doc;
  let map: Y.Map<unknown>;
  let view: FilesView;
  let changes: string[][];

  beforeEach(() => {
    doc = new Y.Doc();
    map = doc.getMap('files');
    add('1', 'server.js', 'on');
    add('2', 'client.html', '<p>');
    view = new FilesView(map, (paths) => changes.push([...paths].sort()));
    changes = [];
  });

  function add(id: string, path: unknown, text: unknown): void {
    map.set(id, new Y.Map<unknown>([['path', path], ['text', typeof text === 'string' ? new Y.Text(text) : text]])); // prettier-ignore
  }
  function entry(id: string): Y.Map<unknown> {
    const found = map.get(id);
    if (!(found instanceof Y.Map)) throw new Error('no such file');
    return found as Y.Map<unknown>;
  }
  function textOf(id: string): Y.Text {
    const text = entry(id).get('text');
    if (!(text instanceof Y.Text)) throw new Error('no such text');
    return text;
  }

  it('are listed in the order of their ids, as one object until something changes', () => {
    add('0', 'style.css', 'p {}');
    expect([...view.files()]).toEqual([
      ['style.css', 'p {}'],
      ['server.js', 'on'],
      ['client.html', '<p>'],
    ]);
    expect(view.files()).toBe(view.files());
  });

  it('are told by their paths when they are added, edited, renamed or removed', () => {
    const before = view.files();
    add('3', 'style.css', '');
    textOf('1').insert(2, '!');
    entry('2').set('path', 'index.html');
    map.delete('1');
    expect(changes).toEqual([['style.css'], ['server.js'], ['client.html', 'index.html'], ['server.js']]);
    expect(view.files()).not.toBe(before);
    expect([...view.files().keys()]).toEqual(['index.html', 'style.css']);
  });

  it('are told once for all of a transaction', () => {
    doc.transact(() => {
      textOf('1').insert(0, 'a');
      textOf('2').insert(0, 'b');
      add('3', 'new.js', '');
    });
    expect(changes).toEqual([['client.html', 'new.js', 'server.js']]);
  });

  it('show the later of one path as “name 2”, and give the name back', () => {
    add('3', 'client.html', 'later');
    expect(view.files().get('client 2.html')).toBe('later');
    map.delete('2');
    expect(view.files().get('client.html')).toBe('later');
    expect(changes).toEqual([['client 2.html'], ['client 2.html', 'client.html']]);
  });

  it('find a file by the path that it shows', () => {
    add('3', 'client.html', 'later');
    expect(view.find('client 2.html')).toMatchObject({ id: '3' });
    expect(view.find('nothing.html')).toBeUndefined();
  });

  it('pass over what is not a file', () => {
    const before = view.files();
    const strange: [string, unknown][] = [
      ['text', 'x'],
      ['list', new Y.Array()],
      ['number', 5],
      ['null', null],
      ['bare text', new Y.Text('x')],
      ['empty', new Y.Map()],
      ['no text', new Y.Map([['path', 'a.js']])],
    ];
    for (const [id, value] of strange) map.set(id, value);
    for (const [index, path] of [5, null, '', '../../etc/passwd', '/etc/passwd', 'a b', 'a\0b', 'x'.repeat(101), '.'].entries()) {
      add(`path ${index}`, path, 'x');
    }
    for (const [index, text] of [5, null, new Y.Array(), new Y.Map()].entries()) add(`text ${index}`, 'a.js', text);
    doc.getText('another root').insert(0, 'x');
    expect(view.files()).toEqual(before);
    expect(changes).toEqual([]);
  });

  it('come back when what was strange is mended', () => {
    entry('1').set('path', 7);
    expect([...view.files().keys()]).toEqual(['client.html']);
    entry('1').set('path', 'server.js');
    expect(view.files().get('server.js')).toBe('on');
    expect(changes).toEqual([['server.js'], ['server.js']]);
  });

  it('are as many as a project may have, however many a hostile client makes', () => {
    doc.transact(() => {
      for (let count = 0; count < 2_000; count += 1) add(`x${count}`, 'server.js', '');
    });
    expect(view.files().size).toBe(LIMITS.filesPerProject);
    expect([...view.files().keys()].slice(0, 3)).toEqual(['server.js', 'client.html', 'server 2.js']);
  });

  it('are found, to be written anew, but are none while they are too large', () => {
    for (const text of ['x'.repeat(LIMITS.fileBytes + 1), 'é'.repeat(LIMITS.fileBytes / 2 + 1)]) {
      add('3', 'large.js', text);
      expect([...view.files().keys()]).toEqual(['server.js', 'client.html']);
      expect(view.find('large.js')?.id).toBe('3');
      textOf('3').delete(0, 1);
      expect(view.files().get('large.js')).toBe(text.slice(1));
    }
  });

  it('have no NUL, which nobody can write into a text in any other way', () => {
    textOf('1').insert(1, '\0\0');
    expect(view.files().get('server.js')).toBe('o\uFFFD\uFFFDn');
  });

  it('are told no longer after the end', () => {
    view.dispose();
    add('3', 'new.js', '');
    expect(changes).toEqual([]);
  });
});
