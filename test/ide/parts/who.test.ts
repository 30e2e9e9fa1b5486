import { expect, test } from 'vitest';
import { whoIs } from '../../../ide/parts/who.ts';

test.each([
  ['server', 'is-server', 'server'],
  ['Fox', 'is-fox', 'fox'],
  ['Brave Owl', 'is-owl', 'owl'],
  ['script 1', 'is-mouse', 'script'],
  ['constructor', 'is-mouse', 'script'],
  ['', 'is-mouse', 'script'],
])('%s is %s', (name, hue, drawing) => {
  expect(whoIs(name)).toEqual({ hue, drawing });
});
