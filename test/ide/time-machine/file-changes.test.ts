import { expect, test } from 'vitest';
import { fileChanges } from '../../../ide/time-machine/file-changes.ts';

const [FOX, OWL] = ['f'.repeat(64), '0'.repeat(64)];

test('each file of now and of then has a fate, on its side', () => {
  const now = [
    { path: 'server.js', text: 'new' },
    { path: 'index.html', text: 'same' },
    { path: 'only-now.css', text: 'p {}' },
  ];
  const then = [
    { path: 'index.html', text: 'same' },
    { path: 'only-then.js', text: 'a\nb\n' },
    { path: 'server.js', text: 'old' },
  ];
  expect(fileChanges(now, then)).toEqual([
    { path: 'server.js', side: 'server', fate: 'changes', lines: [{ type: 'gone', text: 'new' }, { type: 'new', text: 'old' }] }, // prettier-ignore
    { path: 'index.html', side: 'page', fate: 'same', lines: [{ type: 'skip', count: 1 }] },
    { path: 'only-now.css', side: 'page', fate: 'goes', lines: [{ type: 'gone', text: 'p {}' }] },
    { path: 'only-then.js', side: 'page', fate: 'comes', lines: [{ type: 'new', text: 'a' }, { type: 'new', text: 'b' }] }, // prettier-ignore
  ]);
  expect(fileChanges(now, then, Infinity)[1]?.lines).toEqual([{ type: 'same', text: 'same' }]);
});

test('a picture has a fate and no lines; one that the host does not have stays as it is', () => {
  const now = [
    { path: 'same.png', asset: FOX },
    { path: 'other.png', asset: FOX },
    { path: 'lost.png', asset: FOX },
    { path: 'was-text.svg', asset: FOX },
  ];
  const then = [
    { path: 'same.png', asset: FOX, isGone: false },
    { path: 'other.png', asset: OWL, isGone: false },
    { path: 'lost.png', asset: OWL, isGone: true },
    { path: 'was-text.svg', text: FOX },
    { path: 'back.png', asset: OWL, isGone: false },
  ];
  expect(fileChanges(now, then).map(({ path, fate }) => [path, fate])).toEqual([
    ['same.png', 'same'],
    ['other.png', 'changes'],
    ['lost.png', 'lost'],
    ['was-text.svg', 'changes'],
    ['back.png', 'comes'],
  ]);
  expect(fileChanges(now, then).filter(({ lines }) => lines).map(({ path }) => path)).toEqual(['was-text.svg']); // prettier-ignore
});
