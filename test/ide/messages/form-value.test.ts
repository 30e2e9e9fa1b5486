import { expect, test } from 'vitest';
import { formValue } from '../../../ide/messages/form-value.ts';

test.each([
  ['hello', 'hello'],
  [' hello ', ' hello '],
  ['', ''],
  ['5', 5],
  ['-2.5', -2.5],
  ['5 apples', '5 apples'],
  ['"5"', '5'],
  ['true', true],
  ['truely', 'truely'],
  ['[1, 2]', [1, 2]],
  ['{"x":1}', { x: 1 }],
  ['{x:1}', '{x:1}'],
  ['null', null],
])('%j is sent as %j', (typed, value) => {
  expect(formValue(typed)).toEqual(value);
});
