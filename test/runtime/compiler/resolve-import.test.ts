import { describe, expect, test } from 'vitest';
import { resolveImport } from '../../../runtime/compiler/resolve-import.ts';

const FILES = new Set(['server.js', 'game.js', 'words.json', 'server/game.ts', 'server/deep/rules.js', 'shared/index.ts', 'a b 2.js']);

describe('finds', () => {
  test.each([
    ['server.js', './game.js', 'game.js'],
    ['server.js', './game', 'game.js'],
    ['server.js', './words', 'words.json'],
    ['server.js', './server/game', 'server/game.ts'],
    ['server.js', './server/game.js', 'server/game.ts'],
    ['server.js', './shared', 'shared/index.ts'],
    ['server.js', './shared/', 'shared/index.ts'],
    ['server.js', './/server/./deep/../game.ts', 'server/game.ts'],
    ['server/deep/rules.js', '../game', 'server/game.ts'],
    ['server/deep/rules.js', '../../words.json', 'words.json'],
    ['server/deep/rules.js', '../../shared', 'shared/index.ts'],
    ['server.js', './a b 2.js', 'a b 2.js'],
  ])('from %s: %s', (from, specifier, path) => {
    expect(resolveImport(FILES, from, specifier)).toEqual({ type: 'file', path });
  });

  test('the module of the host', () => {
    expect(resolveImport(FILES, 'server/deep/rules.js', 'wszero')).toEqual({ type: 'wszero' });
  });
});

test.each([
  '../server.js',
  '../../etc/passwd',
  './../game.js',
  '..',
  '/game.js',
  '/',
  'fs',
  'node:fs',
  '',
  'express',
  'C:\\game.js',
  'data:,1',
  './picture.png',
  '..\\game.js',
  'wszero/x',
])('takes %j to be outside', (specifier) => {
  expect(resolveImport(FILES, 'server.js', specifier)).toEqual({ type: 'outside' });
});

test.each([
  ['server.js', './gmae.js', './game.js'],
  ['server.js', './Game.js', './game.js'],
  ['server/deep/rules.js', '../gaem.ts', '../game.ts'],
  ['server/deep/rules.js', '../../word.json', '../../words.json'],
  ['server.js', 'game.js', './game.js'],
  ['server.js', 'server/game', './server/game.ts'],
])('knows what was meant from %s by %s', (from, specifier, nearest) => {
  expect(resolveImport(FILES, from, specifier)).toEqual({ type: 'unknown', nearest });
});

test.each(['./lobby.js', './__proto__', './constructor', '.', './game.js?x', './game%2ejs', './game.js\0'])('knows no %j', (specifier) => {
  expect(resolveImport(FILES, 'server.js', specifier).type).toBe('unknown');
});
