import { expect, test } from 'vitest';
import { findScript, otherNames } from '../../../runtime/compiler/find-script.ts';

test.each([
  ['game', ['game.js', 'game.ts'], 'game.js'],
  ['App', ['App.jsx'], 'App.jsx'],
  ['App', ['App.tsx'], 'App.tsx'],
  ['game.js', ['game.ts'], 'game.ts'],
  ['game.js', ['game.js', 'game.ts'], 'game.js'],
  ['App.jsx', ['App.tsx'], 'App.tsx'],
  ['parts', ['parts/index.jsx', 'other.js'], 'parts/index.jsx'],
  ['Game', ['game.js'], undefined],
  ['style', ['style.css'], undefined],
])('%s of %j leads to %s', (wanted, paths, found) => {
  expect(findScript(new Set(paths), wanted)).toBe(found);
});

test('every other name of a file leads to it, where no other file is meant', () => {
  for (const path of ['a/game.ts', 'App.tsx', 'b/index.jsx', 'words.js', 'x.mjs']) {
    const names = otherNames(path);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(findScript(new Set([path]), name), name).toBe(path);
  }
});
