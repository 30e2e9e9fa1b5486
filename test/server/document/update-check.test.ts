import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate } from '../../../server/document/update-check.ts';

let host: Y.Doc;
let editor: Y.Doc;

beforeEach(() => {
  [host, editor] = [new Y.Doc(), new Y.Doc()];
  addFile(host, 'a', 'server.js', 'on("say")');
  Y.applyUpdate(editor, Y.encodeStateAsUpdate(host));
});

function addFile(doc: Y.Doc, id: string, path: string, text: string): void {
  doc.getMap('files').set(id, new Y.Map<unknown>([['path', path], ['text', new Y.Text(text)]])); // prettier-ignore
}

/** What the editor has and the host lacks. */
function news(): Uint8Array {
  return Y.encodeStateAsUpdate(editor, Y.encodeStateVector(host));
}

/** The update that `write` makes in one transaction of the editor. */
function updateOf(write: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  editor.on('update', (update: Uint8Array) => updates.push(update));
  editor.transact(() => write(editor));
  return Y.mergeUpdates(updates);
}

describe('an update that claims to be larger than it is', () => {
  const many = [0xff, 0xff, 0xff, 0xff, 0x0f];
  // counts and lengths are of seven bits a byte; 8 is content of any kind, 4 a text, 1 what was deleted
  it.each<[string, number[]]>([
    ['clients', [...many]],
    ['pieces of a client', [1, ...many, 5, 0]],
    ['values', [1, 1, 5, 0, 8, 1, 1, 0x66, ...many]],
    ['letters', [1, 1, 5, 0, 4, 1, 1, 0x66, ...many, 0x61]],
    ['bytes', [1, 1, 5, 0, 3, 1, 1, 0x66, ...many, 0x61]],
    ['clients of which something was deleted', [0, ...many]],
    ['deletions', [0, 1, 5, ...many]],
    ['items of a list in a value', [1, 1, 5, 0, 8, 1, 1, 0x66, 1, 117, ...many]],
    ['keys of a value', [1, 1, 5, 0, 8, 1, 1, 0x66, 1, 118, ...many]],
    ['a length that is no number', [1, 1, 5, 0, 1, 1, 1, 0x66, ...Array.from({ length: 12 }, () => 0xff)]],
  ])('by four thousand million %s is refused', (_what, bytes) => {
    expect(() => checkUpdate(Uint8Array.from(bytes), host)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});

describe('a report of a visitor', () => {
  it.each<[what: string, change: (doc: Y.Doc) => unknown]>([
    ['of a reason that is none', (doc) => doc.getMap('reports').set('silly', 1)],
    ['with words', (doc) => doc.getMap('reports').set('mean', 'you are silly')],
    ['with a text', (doc) => doc.getMap('reports').set('mean', new Y.Text('x'))],
  ])('is refused %s', (_what, change) => expectRefusal(updateOf(change), 'no report'));

  it('may be sent again by an editor whose host has lost it', () => {
    expect(() =>
      checkUpdate(
        updateOf((doc) => doc.getMap('reports').set('mean', 1_700_000_000_000)),
        host,
      ),
    ).not.toThrow();
  });
});

describe('what an editor keeps of its lesson', () => {
  const long = 'x'.repeat(201);
  it.each<[string, (doc: Y.Doc) => void]>([
    ['a key that is none of it', (doc) => doc.getMap('lesson').set('score', 1)],
    ['a step that can not be', (doc) => doc.getMap('lesson').set('step', 1.5)],
    ['a long text', (doc) => doc.getMap('lesson').set('done', long)],
    ['a file', (doc) => doc.getMap('lesson').set('done', new Y.Text('x'))],
    ['a text of its own', (doc) => doc.getText('lesson').insert(0, long)],
  ])('is refused when it is %s', (_what, write) => {
    expect(() => checkUpdate(updateOf(write), host)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('is refused when a long text takes the place of a short one', () => {
    editor.getMap('lesson').set('done', '0');
    Y.applyUpdate(host, news());
    expect(() =>
      checkUpdate(
        updateOf((doc) => doc.getMap('lesson').set('done', '0,1')),
        host,
      ),
    ).not.toThrow();
    Y.applyUpdate(host, news());
    expect(() =>
      checkUpdate(
        updateOf((doc) => doc.getMap('lesson').set('done', long)),
        host,
      ),
    ).toThrow('progress');
  });
});

describe('an update that an editor of ours makes', () => {
  it.each<[string, (doc: Y.Doc) => void]>([
    ['adds a file', (doc) => addFile(doc, 'b', 'client.html', '<p>')],
    ['types', (doc) => textOf(doc, 'a').insert(3, 'x')],
    ['deletes a text', (doc) => textOf(doc, 'a').delete(0, 4)],
    ['renames a file', (doc) => fileOf(doc, 'a').set('path', 'other.js')],
    ['deletes a file', (doc) => doc.getMap('files').delete('a')],
    ['keeps the step of a lesson', (doc) => doc.getMap('lesson').set('step', 3)],
    [
      'deletes a file and puts it back under its id',
      (doc) => {
        doc.getMap('files').delete('a');
        addFile(doc, 'a', 'server.js', 'again');
      },
    ],
  ])('is taken when it %s', (_what, write) => {
    const update = updateOf(write);
    expect(checkUpdate(update, host).bytes).toBeLessThanOrEqual(update.length);
    Y.applyUpdate(host, update);
    expect(host.getMap('files').toJSON()).toEqual(editor.getMap('files').toJSON());
  });

  it('tells the hashes of assets in it, new and in the place of another, each as often as it stands there', () => {
    const [fox, owl] = ['f'.repeat(64), '0'.repeat(64)];
    editor.getMap('files').set('c', new Y.Map<unknown>([['path', 'fox.png'], ['asset', fox]])); // prettier-ignore
    const made = news();
    expect(checkUpdate(made, host).hashes).toEqual([fox]);
    Y.applyUpdate(host, made);
    fileOf(editor, 'c').set('asset', owl);
    editor.getMap('files').set('d', new Y.Map<unknown>([['path', 'owl.png'], ['asset', owl]])); // prettier-ignore
    expect(checkUpdate(news(), host).hashes).toEqual([owl, owl]);
    editor.getMap('files').delete('d');
    expect(checkUpdate(news(), host).hashes).toEqual([owl]);
  });

  it('is taken when it brings all that was done while away, whatever came to nothing', () => {
    for (let round = 0; round < 20; round += 1) {
      addFile(editor, `f${round}`, 'x.js', 'a long enough text');
      textOf(editor, `f${round}`).delete(2, 5);
      editor.getMap('files').delete(`f${round}`);
      addFile(editor, `f${round}`, 'y.js', 'again');
    }
    expect(checkUpdate(news(), host).bytes).toBe(news().length);
  });

  it('makes the document no larger when it only deletes, or brings what is there', () => {
    expect(checkUpdate(Y.encodeStateAsUpdate(host), host)).toEqual({ bytes: 0, hashes: [] });
    textOf(editor, 'a').delete(0, 4);
    expect(checkUpdate(news(), host)).toEqual({ bytes: 0, hashes: [] });
  });
});

describe('an update that no editor of ours makes', () => {
  it.each<[string, (doc: Y.Doc) => void]>([
    ['a list', (doc) => doc.getMap('files').set('b', new Y.Array())],
    ['XML', (doc) => doc.getMap('files').set('b', new Y.XmlElement('p'))],
    ['an object', (doc) => doc.getMap('files').set('b', { path: 'a' })],
    ['bytes', (doc) => doc.getMap('files').set('b', new Uint8Array(4))],
    ['a document in the document', (doc) => doc.getMap('files').set('b', new Y.Doc())],
    ['a format', (doc) => textOf(doc, 'a').format(0, 2, { bold: true })],
    ['an embedded thing', (doc) => textOf(doc, 'a').insertEmbed(0, { image: 'x' })],
  ])('is refused when it holds %s', (_what, write) => {
    expectRefusal(updateOf(write), 'something else than files');
  });

  it('is refused when it nests', () => {
    const inner = new Y.Map<unknown>([['path', new Y.Map([['deeper', new Y.Map()]])]]);
    const update = updateOf((doc) => doc.getMap('files').set('b', inner));
    expectRefusal(update, 'nested too deeply');
  });

  it('is refused when it nests bit by bit', () => {
    const bit = updateOf((doc) => fileOf(doc, 'a').set('path', new Y.Map()));
    expect(checkUpdate(bit, host).bytes).toBe(bit.length);
    Y.applyUpdate(host, bit);
    const next = updateOf((doc) => (fileOf(doc, 'a').get('path') as Y.Map<unknown>).set('deeper', new Y.Map()));
    expectRefusal(next, 'nested too deeply');
  });

  it('is refused when it makes hundreds of files at once', () => {
    expectRefusal(
      updateOf((doc) => Array.from({ length: 300 }, (_, count) => addFile(doc, `f${count}`, 'a.js', ''))),
      'too many files',
    );
  });

  it('is refused when it speaks for the host', () => {
    editor.clientID = host.clientID;
    textOf(editor, 'a').insert(0, 'x');
    expectRefusal(news(), 'speaks for the host');
  });

  it('is refused when it comes from thousands of clients', () => {
    const updates = Array.from({ length: 1_100 }, (_, count) => {
      const doc = new Y.Doc();
      doc.clientID = count + 1;
      doc.getText('x').insert(0, 'x');
      return Y.encodeStateAsUpdate(doc);
    });
    expectRefusal(Y.mergeUpdates(updates), 'too many clients');
  });

  it('is refused when it deletes a text in too many pieces', () => {
    const ranges = Array.from({ length: 20_001 }, (_, count) => [count * 2, 1]).flat();
    expectRefusal(bytes(0, 1, host.clientID, 20_001, ...ranges), 'too many pieces');
  });

  it('is refused when a piece is empty or waits for itself', () => {
    // One client (7) with one struct from clock 0: a deleted piece of length 0 in the root `x`.
    expectRefusal(bytes(1, 1, 7, 0, 1, 1, 'x', 0, 0), 'counts in a way');
    // One whose left neighbour (client 7, clock 0) is itself.
    expectRefusal(bytes(1, 1, 7, 0, [0x84], 7, 0, 'x', 0), 'comes later');
  });

  it.each([
    ['nothing', []],
    ['noise', [255, 254, 253, 252, 251, 250]],
    ['more structs than it holds', [1, 0x3fffffff, 7, 0, 4]],
    ['a kind of content that there is none of', [1, 1, 7, 0, 31, 1, 'x', 0]],
    ['a text that is cut', [1, 1, 7, 0, 4, 1, 'x', 200, 65]],
    ['no deletions where they belong', [1, 1, 7, 0, 4, 1, 'x', 'hello']],
  ])('is refused when it is %s', (_what, parts) => {
    expectRefusal(bytes(...parts), 'not an update');
  });
});

function expectRefusal(update: Uint8Array, why: string): void {
  const before = Y.encodeStateAsUpdate(host);
  expect(() => checkUpdate(update, host)).toThrow(
    expect.objectContaining({ code: 'bad-request', message: expect.stringContaining(why) as string }),
  );
  expect(Y.encodeStateAsUpdate(host)).toEqual(before);
}

/** Numbers and texts as Yjs writes them; in brackets, a byte as it is. */
function bytes(...parts: (number | string | [number])[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else if (typeof part === 'object') encoding.writeUint8(encoder, part[0]);
    else encoding.writeVarUint(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

function fileOf(doc: Y.Doc, id: string): Y.Map<unknown> {
  const file = doc.getMap('files').get(id);
  if (!(file instanceof Y.Map)) throw new Error('no such file');
  return file as Y.Map<unknown>;
}

function textOf(doc: Y.Doc, id: string): Y.Text {
  const text = fileOf(doc, id).get('text');
  if (!(text instanceof Y.Text)) throw new Error('no such text');
  return text;
}
