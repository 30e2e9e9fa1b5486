import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyFix } from '../../../ide/checking/apply-fix.ts';
import type { EditedFile } from '../../../ide/state/workbench.ts';

function fileOf(content: string): EditedFile {
  const text = new Y.Doc().getText('f');
  text.insert(0, content);
  return { id: 'f', text, undo: new Y.UndoManager(text, { trackedOrigins: new Set(['typing']) }) };
}

test('changes all places in one step, and that step alone is taken back', () => {
  const file = fileOf('on(“say”)');
  file.text.doc?.transact(() => file.text.insert(9, ';'), 'typing');
  const done = applyFix(file, {
    kind: 'mend',
    edits: [
      { start: 3, removed: '“', inserted: '"' },
      { start: 7, removed: '”', inserted: '"' },
    ],
  });
  file.text.doc?.transact(() => file.text.insert(10, '!'), 'typing');
  expect([done, file.text.toJSON()]).toEqual([true, 'on("say");!']);
  file.undo.undo();
  expect(file.text.toJSON()).toBe('on("say");');
  file.undo.undo();
  expect(file.text.toJSON()).toBe('on(“say”);');
  file.undo.undo();
  expect(file.text.toJSON()).toBe('on(“say”)');
});

test('leaves a text alone that is not any more what the fix was made for', () => {
  const file = fileOf('brodcast()');
  file.text.insert(0, '// ');
  expect(applyFix(file, { kind: 'change', edits: [{ start: 0, removed: 'brodcast', inserted: 'broadcast' }] })).toBe(false);
  expect(file.text.toJSON()).toBe('// brodcast()');
});
