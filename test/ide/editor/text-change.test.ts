import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { changesOf, shifted, textChange } from '../../../ide/editor/text-change.ts';
import type { TextChange } from '../../../ide/editor/text-change.ts';
import { seededRandom } from './seeded-random.ts';

describe('what was typed between two texts', () => {
  test.each([
    ['abc', 'abXc', 3, { at: 2, removed: 0, inserted: 'X' }],
    ['abc', 'ac', 1, { at: 1, removed: 1, inserted: '' }],
    ['aaa', 'aaaa', 2, { at: 1, removed: 0, inserted: 'a' }],
    ['aaa', 'aaaa', 4, { at: 3, removed: 0, inserted: 'a' }],
    ['', 'x', 1, { at: 0, removed: 0, inserted: 'x' }],
    ['😀', '😁', 2, { at: 0, removed: 2, inserted: '😁' }],
  ])('%j to %j with the caret at %i', (before, after, caret, change) => {
    expect(textChange(before, after, caret)).toEqual(change);
  });

  test('nothing', () => {
    expect(textChange('same', 'same', 2)).toBeUndefined();
  });

  test('leads from any text to any other', () => {
    const random = seededRandom(7);
    const word = (): string => Array.from({ length: random(8) }, () => 'ab😀\n'.slice(random(4))).join('');
    for (let round = 0; round < 2000; round += 1) {
      const [before, after] = [word(), word()];
      const change = textChange(before, after, random(after.length + 1));
      expect(change ? apply(before, [change]) : before).toBe(after);
    }
  });
});

test('the changes of a Yjs event are in offsets of the text before it', () => {
  const random = seededRandom(11);
  const doc = new Y.Doc();
  const text = doc.getText('t');
  text.insert(0, 'The quick brown fox');
  let before = text.toJSON();
  text.observe((event) => {
    expect(apply(before, changesOf(event.delta))).toBe(text.toJSON());
  });
  for (let round = 0; round < 300; round += 1) {
    before = text.toJSON();
    doc.transact(() => {
      for (let count = random(4); count >= 0; count -= 1) {
        const at = random(text.length + 1);
        text.delete(at, random(Math.min(4, text.length - at) + 1));
        text.insert(at, 'xyz'.slice(random(4)));
      }
    });
  }
});

test('an offset moves with the text before it, and stays in front of what is put in at its place', () => {
  const changes = [
    { at: 2, removed: 0, inserted: '++' },
    { at: 5, removed: 4, inserted: '' },
  ];
  expect([0, 2, 3, 5, 7, 9, 12].map((offset) => shifted(offset, changes))).toEqual([0, 2, 5, 7, 7, 7, 10]);
});

function apply(text: string, changes: TextChange[]): string {
  return changes.reduceRight((all, { at, removed, inserted }) => all.slice(0, at) + inserted + all.slice(at + removed), text);
}
