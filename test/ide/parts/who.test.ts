import { expect, test } from 'vitest';
import { whoIs } from '../../../ide/parts/who.ts';

test.each([
  ['server', 'is-server', 'server'],
  ['Fox', 'is-fox', 'fox'],
  ['Brave Owl', 'is-owl', 'owl'],
  ['script 1', 'is-mouse', 'script'],
])('%s is %s', (name, hue, drawing) => {
  expect(whoIs(name)).toEqual({ hue, drawing });
});

test('gives an animal to whoever is called something else, always the same one', () => {
  for (const name of ['Zoe', 'constructor', '', '🦄']) {
    const { hue, drawing } = whoIs(name);
    expect(hue).toBe(`is-${drawing}`);
    expect(whoIs(name)).toEqual({ hue, drawing });
  }
  expect(new Set(['Zoe', 'Ada', 'Max', 'Kim', 'Leo'].map((name) => whoIs(name).drawing)).size).toBeGreaterThan(1);
});
