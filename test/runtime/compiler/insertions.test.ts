import { expect, test } from 'vitest';
import { columnBefore, insertTexts, type Insertion } from '../../../runtime/compiler/insertions.ts';

const SOURCE = 'one two\nthree four five';
const INSERTIONS: Insertion[] = [
  { offset: 3, line: 1, column: 3, text: '<a>' },
  { offset: 13, line: 2, column: 5, text: '<bb>' },
  { offset: 18, line: 2, column: 10, text: '<c>' },
];

test('puts texts in where they belong', () => {
  expect(insertTexts(SOURCE, INSERTIONS)).toBe('one<a> two\nthree<bb> four<c> five');
  expect(insertTexts(SOURCE, [])).toBe(SOURCE);
});

test('finds every column of the source again', () => {
  const lines = SOURCE.split('\n');
  const changed = insertTexts(SOURCE, INSERTIONS).split('\n');
  for (const [index, line] of changed.entries()) {
    let inside = false;
    for (let column = 0; column < line.length; column += 1) {
      const character = line[column];
      if (character === '<') inside = true;
      else if (!inside) expect(lines[index]?.[columnBefore(INSERTIONS, index + 1, column)], `${index}:${column}`).toBe(character);
      if (character === '>') inside = false;
    }
  }
});

test('takes a place inside an insertion for the place of the insertion', () => {
  expect([5, 6, 8].map((column) => columnBefore(INSERTIONS, 2, column))).toEqual([5, 5, 5]);
  expect(columnBefore(INSERTIONS, 2, 9)).toBe(5);
});
