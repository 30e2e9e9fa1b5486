import { describe, expect, it } from 'vitest';
import { chooseFiles, isProject } from '../../../ide/bring-in/choose-files.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';

const choose = (files: Record<string, number>): ReturnType<typeof chooseFiles> =>
  chooseFiles(Object.entries(files).map(([path, size]) => ({ path, size })));

describe('what a project is made of', () => {
  it('is what is in the folder around all files', () => {
    const { taken } = choose({ 'chat/': 0, 'chat/server.js': 10, 'chat/img/fox.png': 10 });
    expect([...taken]).toEqual([
      ['server.js', 'chat/server.js'],
      ['img/fox.png', 'chat/img/fox.png'],
    ]);
  });

  it('is as it is where there is no such folder', () => {
    expect([...choose({ 'server.js': 1, 'pages/a.html': 1 }).taken.keys()]).toEqual(['server.js', 'pages/a.html']);
    expect([...choose({ 'chat/server.js': 1, 'other/a.html': 1 }).taken.keys()]).toEqual(['chat/server.js', 'other/a.html']);
  });

  it('has nothing of what taking it home added, and of what computers leave behind', () => {
    const { taken, left, packageJson } = choose({
      'chat/server.js': 1,
      'chat/package.json': 1,
      'chat/package-lock.json': 1,
      'chat/runtime/node/main.js': 1,
      'chat/node_modules/ws/index.js': 1,
      'chat/.git/HEAD': 1,
      'chat/.DS_Store': 1,
      '__MACOSX/chat/._server.js': 1,
      'chat/img/Thumbs.db': 1,
    });
    expect([...taken.keys()]).toEqual(['server.js']);
    expect(packageJson).toBe('chat/package.json');
    expect(left).toEqual([{ path: 'package.json', why: 'own-name' }]);
  });

  it('says of each file that it can not take what the reason is, and takes the rest', () => {
    const { taken, left } = choose({
      'server.js': 1,
      'my picture.png': 1,
      '../out.js': 1,
      'a/b/c/d/e.js': 1,
      [`${'x'.repeat(LIMITS.pathLength)}.js`]: 1,
      'wszero.js': 1,
      'large.js': LIMITS.fileBytes + 1,
      'large.png': LIMITS.assetBytes + 1,
      'empty.png': 0,
      'empty.txt': 0,
      'full.png': LIMITS.assetBytes,
    });
    expect([...taken.keys()].sort()).toEqual(['empty.txt', 'full.png', 'server.js']);
    expect(Object.fromEntries(left.map(({ path, why }) => [path.slice(0, 20), why]))).toEqual({
      'my picture.png': 'characters',
      '../out.js': 'characters',
      'a/b/c/d/e.js': 'too-deep',
      ['x'.repeat(20)]: 'too-long',
      'wszero.js': 'own-name',
      'large.js': 'too-large',
      'large.png': 'too-large',
      'empty.png': 'empty',
    });
  });

  it('is the server and the page first, where there is no room for all', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`a${String(at)}.js`, 1]));
    const { taken, left } = choose({ ...many, 'index.html': 1, 'server.js': 1, 'server/rooms.js': 1 });
    expect(taken.size).toBe(LIMITS.filesPerProject);
    expect([...taken.keys()].slice(0, 3)).toEqual(['server.js', 'server/rooms.js', 'index.html']);
    expect(left).toHaveLength(13);
    expect(new Set(left.map(({ why }) => why))).toEqual(new Set(['too-many']));
    const full = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`a${String(at)}.png`, LIMITS.assetBytes]));
    expect(choose({ ...full, 'server.js': 1 }).left).toEqual([
      { path: 'a4.png', why: 'no-room' },
      { path: 'a5.png', why: 'no-room' },
    ]);
  });

  it('takes no file where a folder of its name is', () => {
    expect(choose({ 'server.js': 1, pages: 1, 'pages/a.html': 1 }).left).toEqual([{ path: 'pages/a.html', why: 'own-name' }]);
  });
});

it('begins with a server or a page', () => {
  expect(isProject(['server.ts'])).toBe(true);
  expect(isProject(['game.html'])).toBe(true);
  expect(isProject(['a/server.js', 'notes.txt', 'b/index.html'])).toBe(false);
});
