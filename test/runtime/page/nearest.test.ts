import { expect, test } from 'vitest';
import { nearest } from '../../../runtime/page/nearest.ts';

test.each([
  ['sya', ['say', 'said'], 'say'],
  ['Said', ['sand', 'said'], 'said'],
  ['anounced', ['announced', 'answered'], 'announced'],
  ['a', ['b'], 'b'],
  ['say', ['say'], undefined],
  ['hello', ['goodbye', 'said'], undefined],
  ['x'.repeat(100), ['x'.repeat(99)], undefined],
  ['say', [], undefined],
])('takes %s among %j for %s', (word, names, expected) => {
  expect(nearest(word, names)).toBe(expected);
});
