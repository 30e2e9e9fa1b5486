import { expect, it } from 'vitest';
import { assetCode } from '../../../../ide/panels/editors/asset-code.ts';

it.each([
  ['img/cat.png', 'page', '<img src="img/cat.png" alt="">'],
  ['meow.mp3', 'page', '<audio src="meow.mp3" controls></audio>'],
  ['film.mp4', 'page', '<video src="film.mp4" controls></video>'],
  ['fonts/Comic_Neue.v2.woff2', 'style', '@font-face { font-family: Comic-Neue-v2; src: url("fonts/Comic_Neue.v2.woff2"); }'],
  ['8bit.ttf', 'style', '@font-face { font-family: font-8bit; src: url("8bit.ttf"); }'],
])('brings %s into a page', (path, where, code) => {
  expect(assetCode(path)).toEqual({ where, code });
});

it('has none for a text', () => {
  expect(assetCode('client.js')).toBeUndefined();
});
