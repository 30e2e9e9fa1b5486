import { expect, it } from 'vitest';
import { ASSET_ENDINGS, assetKind } from '../../runtime/asset-kind.ts';

it.each([
  ['cat.png', 'picture', 'image/png'],
  ['img/Cat.JPG', 'picture', 'image/jpeg'],
  ['a.b/meow.mp3', 'sound', 'audio/mpeg'],
  ['film.mp4', 'film', 'video/mp4'],
  ['comic.woff2', 'font', 'font/woff2'],
])('tells what %s is', (path, use, type) => {
  expect(assetKind(path)).toEqual({ use, type });
});

it.each(['cat.svg', 'index.html', 'client.js', 'png', 'a.png/b', 'cat.png.js', 'cat.', 'cat', '', 'x.constructor', 'x.__proto__'])(
  'takes %s for a text',
  (path) => {
    expect(assetKind(path)).toBeUndefined();
  },
);

it('names all endings that it knows', () => {
  expect(ASSET_ENDINGS).toContain('.png');
  for (const ending of ASSET_ENDINGS) expect(assetKind(`cat${ending}`)).toBeDefined();
});
