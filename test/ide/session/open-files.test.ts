import { expect, test } from 'vitest';
import { openFiles } from '../../../ide/session/open-files.ts';
import type { FileEntry } from '../../../ide/state/workbench.ts';
import { sideOf } from '../../../runtime/side.ts';

const NONE = { server: undefined, page: undefined };

function files(...paths: string[]): FileEntry[] {
  return paths.map((path) => ({ id: path, path, side: sideOf(path) }));
}

test('begins with what the pupil writes in', () => {
  expect(openFiles(files('index.html', 'server.js', 'a.css', 'client.js', 'server/a.js'), NONE)).toEqual({
    server: 'server.js',
    page: 'client.js',
  });
  expect(openFiles(files('a.css', 'index.html', 'server.ts'), NONE)).toEqual({ server: 'server.ts', page: 'index.html' });
  expect(openFiles(files('a.css', 'server/a.js'), NONE)).toEqual({ server: 'server/a.js', page: 'a.css' });
  expect(openFiles([], NONE)).toBe(NONE);
});

test('stays with what is shown, until it is gone or on the other side', () => {
  const open = { server: 'server/a.js', page: 'a.css' };
  expect(openFiles(files('server.js', 'server/a.js', 'a.css', 'client.js'), open)).toBe(open);
  expect(openFiles(files('server.js', 'a.css', 'client.js'), open)).toEqual({ server: 'server.js', page: 'a.css' });
  const moved: FileEntry[] = [{ id: 'a.css', path: 'server/a.css', side: 'server' }, ...files('index.html')];
  expect(openFiles(moved, open)).toEqual({ server: 'a.css', page: 'index.html' });
});
