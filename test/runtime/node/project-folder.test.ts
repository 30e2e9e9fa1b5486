import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ProjectFolder } from '../../../runtime/node/project-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FILES = {
  'server.js': 'a\r\nb',
  'pages/one.html': '1',
  'package.json': '{}',
  'package-lock.json': '{}',
  'runtime/node/main.js': '',
  'node_modules/ws/index.js': '',
  'pages/node_modules/x.js': '',
  '.env': 'SECRET',
  '.git/HEAD': '',
};

it('lists the pupil’s files and folders, and nothing of what makes them run or is hidden', async () => {
  const folder = new ProjectFolder(await temporaryFolder(FILES));
  expect(await folder.list()).toEqual({ paths: ['pages/one.html', 'server.js'], folders: ['', 'pages'] });
});

it('reads texts with LF at the ends of lines', async () => {
  const folder = new ProjectFolder(await temporaryFolder(FILES));
  expect(await folder.texts(['server.js', 'gone.js'])).toEqual(new Map([['server.js', 'a\nb']]));
});

it.each([
  '../out.txt',
  'pages/../../out.txt',
  '/etc/hostname',
  'pages//one.html',
  '.env',
  'pages/.hidden',
  'package.json',
  'Package.json',
  'runtime/node/main.js',
  'node_modules/ws/index.js',
  'pages/node_modules/x.js',
  'pages\\..\\..\\out.txt',
  'C:/out.txt',
  'server.js\0.html',
  'pages',
  '',
])('reads nothing by the path %j', async (path) => {
  expect(await new ProjectFolder(await temporaryFolder(FILES)).read(path)).toBeUndefined();
});

it('follows no link out of the folder', async () => {
  const outside = await temporaryFolder({ 'secret.txt': 'secret' });
  const root = await temporaryFolder(FILES);
  await symlink(join(outside, 'secret.txt'), join(root, 'link.txt'));
  await symlink(outside, join(root, 'linked'), 'dir');
  const folder = new ProjectFolder(root);
  expect(await folder.read('link.txt')).toBeUndefined();
  expect(await folder.read('linked/secret.txt')).toBeUndefined();
  expect((await folder.read('server.js'))?.toString()).toBe('a\r\nb');
});
