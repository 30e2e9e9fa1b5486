import { expect, test } from 'vitest';
import { nearestWord } from '../../runtime/nearest-word.ts';

test.each([
  ['brodcast', 'server', '', 'broadcast'],
  ['Broadcast', 'server', '', 'broadcast'],
  ['math', 'server', '', 'Math'],
  ['docment', 'page', '', 'document'],
  ['docment', 'server', '', undefined],
  ['scroe', 'page', 'let score = 1;\nscroe += 1;', 'score'],
  ['zebra', 'page', 'let score = 1;', undefined],
] as const)('for %s on the %s, in the source "%s": %s', (word, side, source, near) => {
  expect(nearestWord(word, side, source)).toBe(near);
});
