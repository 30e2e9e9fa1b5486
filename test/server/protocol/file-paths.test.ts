import { describe, expect, test } from 'vitest';
import { fileId, isTaken, pathProblem, shownPaths } from '../../../server/protocol/file-paths.ts';
import { sideOf } from '../../../runtime/side.ts';

describe('a path', () => {
  test.each(['server.js', 'a/b/c/d.js', '.env', 'A-b_c.9', `${'x'.repeat(97)}.js`])('%s is one', (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });

  test.each([
    ['', 'empty'],
    ['a b.js', 'characters'],
    ['ä.js', 'characters'],
    ['a\\b.js', 'characters'],
    ['/etc/passwd', 'characters'],
    ['a//b.js', 'characters'],
    ['a/', 'characters'],
    ['.', 'characters'],
    ['a/../b.js', 'characters'],
    ['a\n.js', 'characters'],
    ['a.js\n', 'characters'],
    ['a/b/c/d/e.js', 'too-deep'],
    [`${'x'.repeat(98)}.js`, 'too-long'],
  ])('%j is none: %s', (path, why) => {
    expect(pathProblem(path)).toBe(why);
  });
});

test('server files are server.js, server.ts and all in server/', () => {
  expect(['server.js', 'server.ts', 'server/names.json'].map(sideOf)).toEqual(['server', 'server', 'server']);
  expect(['client.js', 'servers.js', 'a/server.js', 'server', 'server.jsx'].map(sideOf)).toEqual(Array(5).fill('page'));
});

test('a path is taken by its like, by a folder or file on its way, and by what the host serves', () => {
  const others = ['a.js', 'b/c.js'];
  for (const path of ['a.js', 'a.js/x', 'b', 'b/c.js', 'ws', 'wszero.js', 'wszero/x']) expect(isTaken(path, others)).toBe(true);
  for (const path of ['a', 'b/d.js', 'b/c', 'A.js', 'x/ws']) expect(isTaken(path, others)).toBe(false);
});

test('of two files with one path the later goes by another name, whatever the order in which they are read', () => {
  const files = [
    { id: '3', path: 'a.js' },
    { id: '1', path: 'a.js' },
    { id: '2', path: 'a.js' },
    { id: '4', path: 'x/Makefile' },
    { id: '5', path: 'x/Makefile' },
    { id: '6', path: '.env' },
    { id: '7', path: '.env' },
  ];
  const shown = ['a.js', 'a 2.js', 'a 3.js', 'x/Makefile', 'x/Makefile 2', '.env', '.env 2'];
  expect(shownPaths(files).map(({ path }) => path)).toEqual(shown);
  expect(shownPaths([...files].reverse()).map(({ path }) => path)).toEqual(shown);
});

test('ids sort in the order in which they were given', () => {
  const ids = [fileId(1_700_000_000_000, 4_294_967_295), fileId(1_700_000_000_001, 0), fileId(4_102_444_800_000, 7)];
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids.map((id) => id.length))).toEqual(new Set([16]));
});
