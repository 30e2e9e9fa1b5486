import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../server/setup/project-root.mjs';

const TOP = [
  'ARCHITECTURE.md',
  'LICENSE',
  'README.md',
  'ide',
  'lessons',
  'package-lock.json',
  'package.json',
  'runtime',
  'server',
  'test',
  'tsconfig.json',
];
/** Names that say nothing about what is inside. */
const EMPTY_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc', 'shared', 'stuff']);
const SOURCE = /\.(ts|mjs|js|cjs|css|html)$/;
const TEXT = /\.(ts|mjs|js|cjs|css|html|json|md|svg|yml|yaml)$/;

const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('the repository', () => {
  test('holds at its top what was decided, and dot files', () => {
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.')));
    expect([...top].filter((name) => !TOP.includes(name))).toEqual([]);
  });

  test('tracks nothing that is built or kept', () => {
    expect(tracked.filter((path) => /(^|\/)(node_modules|\.build|data)\//.test(path))).toEqual([]);
  });

  test('names no registry in its lock file', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });

  test('has no file of a name that says nothing', () => {
    const names = tracked.flatMap((path) => path.split('/').map((name) => name.split('.')[0] ?? ''));
    expect(names.filter((name) => EMPTY_NAMES.has(name))).toEqual([]);
  });

  test('names its files in kebab-case', () => {
    const files = tracked.filter((path) => SOURCE.test(path) && !path.startsWith('lessons/'));
    expect(files.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(path.split('/').at(-1) ?? ''))).toEqual([]);
  });

  test('knows no machine', () => {
    const paths = new RegExp(`(^|[\\s'"\`(=])/(${['work', 'tmp', 'root', 'home', 'Users'].join('|')})/`, 'm');
    const found = tracked.filter((path) => TEXT.test(path) && path !== 'package-lock.json' && paths.test(read(path)));
    expect(found).toEqual([]);
  });

  test('keeps its tests in the folders of what they test', () => {
    const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');
    const folders = new Set(tracked.filter((path) => /^(server|runtime|ide)\//.test(path)).map(folderOf));
    const tests = tracked.filter((path) => /^test\/(server|runtime|ide)\/.*\.test\.ts$/.test(path));
    expect(tests.filter((path) => !folders.has(folderOf(path).replace(/^test\//, '')))).toEqual([]);
  });
});
