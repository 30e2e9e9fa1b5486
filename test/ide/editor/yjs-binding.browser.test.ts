import { editor, Range } from 'monaco-editor/editor';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { YjsBinding } from '../../../ide/editor/yjs-binding.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { seededRandom } from './seeded-random.ts';

interface Pupil {
  doc: Y.Doc;
  text: Y.Text;
  undo: Y.UndoManager;
  model: editor.ITextModel;
  binding: YjsBinding;
  heard: { typed: number; tooLarge: number; takenBackAt: string[] };
}

const pupils: Pupil[] = [];

afterEach(() => {
  for (const { binding, model, doc } of pupils.splice(0)) {
    binding.dispose();
    model.dispose();
    doc.destroy();
  }
});

function pupil(start = ''): Pupil {
  const doc = new Y.Doc();
  const text = doc.getText('file');
  if (start) text.insert(0, start);
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set(), captureTimeout: 500 });
  const model = editor.createModel(text.toJSON(), 'javascript');
  const heard: Pupil['heard'] = { typed: 0, tooLarge: 0, takenBackAt: [] };
  const binding = new YjsBinding({ id: 'file', text, undo }, model, {
    typed: () => (heard.typed += 1),
    tooLarge: () => (heard.tooLarge += 1),
    takenBack: ({ lineNumber, column }) => heard.takenBackAt.push(`${String(lineNumber)}:${String(column)}`),
  });
  const one: Pupil = { doc, text, undo, model, binding, heard };
  pupils.push(one);
  return one;
}

/** Brings both to the same document, in both directions. */
function exchange(a: Pupil, b: Pupil): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'network');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'network');
}

/** As Monaco does when keys are typed. */
function type(one: Pupil, at: number, removed: number, inserted: string): void {
  const range = Range.fromPositions(one.model.getPositionAt(at), one.model.getPositionAt(at + removed));
  one.model.pushEditOperations([], [{ range, text: inserted }], () => null);
}

test('two models end up equal to each other and to their documents, whatever both type, undo and redo', () => {
  const random = seededRandom(2024);
  const [a, b] = [pupil(), pupil()];
  const words = ['a', '\n', 'xyz', '😀', '\t', '(', 'one\ntwo\n', '\r\n', 'é', 'c\rd'];
  for (let round = 0; round < 600; round += 1) {
    const one = random(2) ? a : b;
    const length = one.model.getValueLength();
    const what = random(10);
    if (what === 0) one.undo.undo();
    else if (what === 1) one.undo.redo();
    else if (what === 2) {
      const first = random(length + 1);
      const places = [...new Set([first, random(first + 1)])];
      const edits = places.map((at) => ({
        range: Range.fromPositions(one.model.getPositionAt(at)),
        text: words[random(words.length)] ?? '',
      }));
      one.model.pushEditOperations([], edits, () => null);
    } else type(one, random(length + 1), random(3) ? 0 : random(6), words[random(words.length)] ?? '');
    expect(one.text.toJSON()).toBe(one.model.getValue());
    if (random(3) === 0) {
      exchange(a, b);
      expect(a.model.getValue()).toBe(b.model.getValue());
    }
  }
  exchange(a, b);
  expect(a.model.getValue()).toBe(b.model.getValue());
  expect(a.text.toJSON()).toBe(a.model.getValue());
  expect(b.text.toJSON()).toBe(b.model.getValue());
  expect(a.text.toJSON()).not.toContain('\r');
  expect(a.model.getValueLength()).toBeGreaterThan(200);
});

test('more than a file can hold is taken back, and nothing else with it', () => {
  const one = pupil('start\nend');
  type(one, 5, 0, '!');
  const seen: string[] = [];
  one.text.observe(() => seen.push(one.text.toJSON()));
  type(one, 2, 3, 'x'.repeat(LIMITS.fileBytes));
  type(one, 2, 0, 'é\n'.repeat(LIMITS.fileBytes / 3));
  expect(one.heard.tooLarge).toBe(2);
  expect(seen).toEqual([]);
  expect(one.model.getValue()).toBe('start!\nend');
  type(one, 0, 0, 'y'.repeat(LIMITS.fileBytes - 10));
  expect(one.heard.tooLarge).toBe(2);
  expect(one.text.length).toBe(LIMITS.fileBytes);
  expect(one.model.getValue()).toBe(one.text.toJSON());
});

describe('undo', () => {
  test('never takes back what a classmate typed, also in the midst of one’s own', () => {
    const [a, b] = [pupil('start\n'), pupil()];
    exchange(a, b);
    type(a, 6, 0, 'mine');
    exchange(a, b);
    type(b, 8, 0, 'THEIRS');
    exchange(a, b);
    a.undo.undo();
    exchange(a, b);
    expect(a.model.getValue()).toBe('start\nTHEIRS');
    expect(b.model.getValue()).toBe('start\nTHEIRS');
    a.undo.undo();
    expect(a.model.getValue()).toBe('start\nTHEIRS');
    a.undo.redo();
    expect(a.model.getValue()).toBe('start\nmiTHEIRSne');
    expect(a.heard.takenBackAt.at(-1)).toBe('2:11');
  });

  test('goes line by line and place by place, however fast was typed', () => {
    const one = pupil('abc');
    for (const [at, letter] of ['d', 'e', '\n', 'f', 'g'].entries()) type(one, 3 + at, 0, letter);
    type(one, 0, 0, '>');
    expect(one.model.getValue()).toBe('>abcde\nfg');
    const steps: string[] = [];
    while (one.undo.undo()) steps.push(one.model.getValue());
    expect(steps).toEqual(['abcde\nfg', 'abcde', 'abc']);
    expect(one.heard.typed).toBe(6);
  });
});
