import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompiledServer, Compiler } from '../../../server/compiler/compiler.ts';
import type { Diagnostic } from '../../../server/protocol/diagnostic.ts';
import { compileWith, refusalWith, warmCompiler } from './compile-files.ts';
import { evaluate } from './evaluate.ts';

let compiler: Compiler;

beforeAll(async () => {
  compiler = await warmCompiler();
}, 120_000);

afterAll(() => compiler.dispose());

function compile(files: Record<string, string>): Promise<CompiledServer> {
  return compileWith(compiler, files);
}

function refusal(files: Record<string, string>): Promise<Diagnostic[]> {
  return refusalWith(compiler, files);
}

describe('what is refused', { timeout: 60_000 }, () => {
  test('says where code does not parse, in every file', async () => {
    expect(await refusal({ 'server.js': "import './a.ts';\nlet x = ;\n", 'a.ts': 'export {};\n  let y: = 1;' })).toEqual([
      expect.objectContaining({
        code: 'syntax',
        side: 'server',
        file: 'server.js',
        line: 2,
        column: 9,
        params: { reason: 'UnexpectedToken' },
      }),
    ]);
    const diagnostics = await refusal({ 'server.js': "import './a.ts';\nimport './b.js';", 'a.ts': '\n  let y: = 1;', 'b.js': 'const c' });
    expect(diagnostics.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(['a.ts:2:10', 'b.js:1:8']);
    expect(diagnostics[0]?.original).toBe('Unexpected token');
  });

  test('says where JSON does not parse', async () => {
    expect(await refusal({ 'server.js': "import w from './w.json';", 'w.json': '{\n  "é😀": "a" "b"\n}' })).toEqual([
      expect.objectContaining({ code: 'syntax', file: 'w.json', line: 2, column: 14, params: { reason: '' } }),
    ]);
  });

  test('says what esbuild refuses, at the pupil’s place', async () => {
    const line = "on('a', (client, b) => b); const score = 1; /* é😀 */ score = 2;";
    expect(await refusal({ 'server.js': line })).toEqual([
      {
        code: 'compile-failed',
        params: { reason: 'constant', name: 'score' },
        side: 'server',
        file: 'server.js',
        line: 1,
        column: line.lastIndexOf('score') + 1,
        original: expect.stringContaining('score') as string,
      },
    ]);
    const [diagnostic] = await refusal({ 'server.js': "import { b } from './b.js'; b();", 'b.js': 'export const c = 1;' });
    expect(diagnostic).toMatchObject({
      code: 'compile-failed',
      file: 'server.js',
      line: 1,
      params: { reason: 'no-export', path: 'b.js', name: 'b' },
      original: 'No matching export in "b.js" for import "b"',
    });
    const [other] = await refusal({ 'server.js': "import { brodcast } from 'wszero'; brodcast();" });
    expect(other).toMatchObject({ code: 'compile-failed', original: 'No matching export in "wszero" for import "brodcast"' });
    const [third] = await refusal({ 'server.js': "on('a', (client, b) => 1); await 1;" });
    expect(third).toMatchObject({ code: 'compile-failed', params: { reason: 'top-level-await' }, line: 1, column: 28 });
  });

  test.each([
    ["import a from '/etc/hostname';", '/etc/hostname'],
    ["import a from '../../package.json';", '../../package.json'],
    ["import a from '../server.js';", '../server.js'],
    ["import fs from 'node:fs';", 'node:fs'],
    ["import fs from 'fs';", 'fs'],
    ["import express from 'express';", 'express'],
    ["import a from 'data:text/javascript,export default 1';", 'data:text/javascript,export default 1'],
    ["import a from 'file:///etc/hostname';", 'file:///etc/hostname'],
    ["import a from 'https://example.org/a.js';", 'https://example.org/a.js'],
    ["import a from '/server.js';", '/server.js'],
    ["import a from '#inside';", '#inside'],
    ["import a from 'esbuild-wasm/package.json' with { type: 'json' };", 'esbuild-wasm/package.json'],
    ["export * from '/etc/passwd';", '/etc/passwd'],
    ["export { a } from 'os';", 'os'],
    ["import('node:fs');", 'node:fs'],
    ['import(`node:fs`);', 'node:fs'],
    ["const fs = require('fs');", 'fs'],
    ["require('/etc/hostname');", '/etc/hostname'],
    ["import './style.css';", './style.css'],
    ["import './index.html' with { type: 'text' };", './index.html'],
  ])('imports nothing from outside: %s', async (source, path) => {
    const files = { 'style.css': 'a {}', 'index.html': '<p>', 'package.json': '{"imports": {"#inside": "./server.js"}}' };
    expect(await refusal({ ...files, 'server.js': `\n  ${source}` })).toEqual([
      {
        code: 'import-outside',
        params: { path },
        side: 'server',
        file: 'server.js',
        line: 2,
        column: 2 + Math.max(...['"', "'", '`'].map((quote) => source.indexOf(quote + path))) + 1,
      },
    ]);
  });

  test.each([
    "import('./' + name + '.js')",
    'import(`../${name}`)',
    "require('./' + name)",
    'require(`./${name}.js`)',
    "import(name ? './a.js' : './b.js')",
    "import(('./' + name))",
    'import(name)',
  ])('looks for no files whose names are made while running: %s', async (source) => {
    expect(await refusal({ 'server.js': `const name = 'a';\n${source};`, 'a.js': '' })).toEqual([
      expect.objectContaining({ code: 'import-outside', params: { reason: 'computed' }, line: 2 }),
    ]);
  });

  test('names the file that was meant', async () => {
    expect(await refusal({ 'server.js': "import './server/gmae.js';", 'server/game.js': '' })).toEqual([
      {
        code: 'import-unknown',
        params: { path: './server/gmae.js', nearest: './server/game.js' },
        side: 'server',
        file: 'server.js',
        line: 1,
        column: 8,
      },
    ]);
    expect((await refusal({ 'server.js': "import 'game.js';", 'game.js': '' }))[0]).toMatchObject({
      code: 'import-unknown',
      params: { path: 'game.js', nearest: './game.js' },
    });
    expect((await refusal({ 'server.js': "import './lobby.js';", 'game.js': '' }))[0]).toMatchObject({
      code: 'import-unknown',
      params: { path: './lobby.js' },
    });
  });

  test('does not care for settings among the files of a project', async () => {
    const settings = {
      'package.json':
        '{"main": "evil.js", "browser": {"./a.js": "./evil.js"}, "type": "commonjs", "sideEffects": false, "imports": {"#a": "./evil.js"}}',
      'tsconfig.json':
        '{"extends": "/etc/hostname", "compilerOptions": {"paths": {"./a": ["./evil"]}, "baseUrl": "/", "jsxFactory": "evil"}}',
      'evil.js': "console.log('evil');",
      'a.js': "console.log('good');",
    };
    const { code } = await compile({ ...settings, 'server.ts': "/** @jsx evil */ /** @jsxImportSource evil */\nimport './a';" });
    expect((await evaluate(code)).calls).toEqual([{ name: 'log', args: ['good'] }]);
    expect((await refusal({ ...settings, 'server.ts': '/** @jsxImportSource evil */ console.log(<p>1</p>);' }))[0]).toMatchObject({
      code: 'syntax',
    });
  });

  test.each([
    ['brackets', `let x = ${'('.repeat(8000)}1${')'.repeat(8000)};`],
    ['lists', `let x = ${'['.repeat(8000)}${']'.repeat(8000)};`],
    ['powers', `let x = ${'2 ** '.repeat(2000)}1;`],
    ['functions', `${'function f() {'.repeat(1000)}${'}'.repeat(1000)}`],
    ['classes', `let x = ${'class { m() { return '.repeat(600)}1${'} }'.repeat(600)};`],
    ['commas', `a${', a'.repeat(20_000)};`],
    ['else', `${'if (a) b(); else '.repeat(3000)}c();`],
  ])('refuses what is nested too deeply: %s', async (_, source) => {
    expect(await refusal({ 'server.js': source })).toEqual([
      expect.objectContaining({ code: 'syntax', params: { reason: 'TooDeep' }, file: 'server.js' }),
    ]);
  });

  test('refuses JSON that is nested too deeply, and takes what only looks so', async () => {
    const deep = await refusal({ 'server.js': "import w from './w.json';", 'w.json': '['.repeat(9000) + ']'.repeat(9000) });
    expect(deep).toEqual([{ code: 'syntax', params: { reason: 'TooDeep' }, side: 'server', file: 'w.json' }]);
    await compile({
      'server.js': "import w from './w.json'; console.log(w);",
      'w.json': JSON.stringify(['['.repeat(9000), '"\\"{'.repeat(900)]),
    });
  });

  test('refuses a name that is declared 2,000 times', async () => {
    expect(await refusal({ 'server.js': 'let x = 1;\n'.repeat(2000) })).toEqual([
      expect.objectContaining({ code: 'syntax', params: { reason: 'VarRedeclaration' }, line: 2, column: 5 }),
    ]);
  });

  test('takes a long list', async () => {
    await compile({ 'server.js': `console.log([${'1, '.repeat(10_000)}].length);` });
  });

  test('tells a child 20 mistakes at most', async () => {
    expect(await refusal({ 'server.js': "import 'fs';\n".repeat(3000) })).toHaveLength(20);
    expect(await refusal({ 'server.js': `const a = 1; ${'a = 2; '.repeat(100)}` })).toHaveLength(20);
  });
});
