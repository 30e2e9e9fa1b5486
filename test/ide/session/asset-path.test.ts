import { expect, it } from 'vitest';
import { assetPath } from '../../../ide/session/asset-path.ts';

const path = (name: string, others: string[] = []): string => assetPath(name, '.png', 'picture', others);

it.each([
  ['cat.png', 'cat.png'],
  ['My cat.PNG', 'My-cat.png'],
  ['Kätzchen (2).png', 'Katzchen-2.png'],
  ['a  -  b.png', 'a-b.png'],
  ['v1.2 final.png', 'v1-2-final.png'],
  ['../../etc/passwd.png', 'etcpasswd.png'],
  ['кот.png', 'picture.png'],
  ['🐱🐱.png', 'picture.png'],
  ['.png', 'png.png'],
  ['', 'picture.png'],
  ['-.png', 'picture.png'],
  ['image', 'image.png'],
  [`${'long '.repeat(60)}.png`, `${'long-'.repeat(8).slice(0, 39)}.png`],
])('makes of %j the path %s', (name, expected) => {
  expect(path(name)).toBe(expected);
});

it('counts on where there is one of that name, or a folder, or the host itself', () => {
  expect(path('cat.png', ['cat.png'])).toBe('cat-2.png');
  expect(path('cat.png', ['cat.png', 'cat-2.png'])).toBe('cat-3.png');
  expect(path('cat.png', ['cat.png/a.js'])).toBe('cat-2.png');
});
