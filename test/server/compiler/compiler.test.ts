import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompiledServer, Compiler } from '../../../server/compiler/compiler.ts';
import type { Diagnostic } from '../../../server/protocol/diagnostic.ts';
import type { CompiledPageScript } from '../../../runtime/pages/compile-page-script.ts';
import { nameAt } from '../../../runtime/compiler/name-at.ts';
import { compileWith, warmCompiler } from './compile-files.ts';
import { evaluate } from './evaluate.ts';

let compiler: Compiler;

beforeAll(async () => {
  compiler = await warmCompiler();
}, 120_000);

afterAll(() => compiler.dispose());

function compile(files: Record<string, string>): Promise<CompiledServer> {
  return compileWith(compiler, files);
}

/** Compiles, runs, and says where the error is in the pupil's files, as `file:line:column`, with the name of what stands there. */
async function failure(
  files: Record<string, string>,
  run: string[] = [],
): Promise<{ message: string; at: string; name: string | undefined; stack: string }> {
  const { code, positions } = await compile(files);
  const { error } = await evaluate(code, run);
  if (!error) throw new Error(`nothing was thrown:\n${code}`);
  const { file = '', line = 0, column = 0, stack } = positions.mapStack(error.stack);
  const name = nameAt(new Map(Object.entries(files)), { file, line, column });
  return { message: error.message, at: `${file}:${line}:${column}`, name, stack };
}

describe('what runs', { timeout: 60_000 }, () => {
  test('compiles a server that calls the globals', async () => {
    const { code, handlers, diagnostics } = await compile({
      'server.js': "on('say', (client, text) => {\n  broadcast('said', { text });\n});\n",
    });
    const { calls, error } = await evaluate(code, ['say']);
    expect(error).toBeUndefined();
    expect(calls).toEqual([
      { name: 'on', args: ['say', 'function', { form: 'names', parameters: [['text', false]] }] },
      { name: 'broadcast', args: ['said', { text: 'hello' }] },
    ]);
    expect(handlers).toMatchObject([{ op: 'say', file: 'server.js', line: 1 }]);
    expect(diagnostics).toEqual([]);
  });

  test('gives a server without a server file no code', async () => {
    expect(await compile({ 'index.html': '<p>', 'server/game.js': 'broken(' })).toMatchObject({ code: '', handlers: [], diagnostics: [] });
  });

  test('takes server.ts, and server.js before it', async () => {
    const typed = await compile({ 'server.ts': 'const n: number = 1; enum Kind { A = 7 } console.log(n as unknown, Kind.A);' });
    expect((await evaluate(typed.code)).calls).toEqual([{ name: 'log', args: [1, 7] }]);
    const both = await compile({ 'server.ts': "console.log('ts')", 'server.js': "console.log('js')" });
    expect((await evaluate(both.code)).calls).toEqual([{ name: 'log', args: ['js'] }]);
  });

  test('gives the same functions to those who import them, by any name', async () => {
    const { code } = await compile({
      'server.js':
        "import { on as listen, broadcast, run_server } from 'wszero';\nlisten('say', (client, text) => broadcast('said', { text }));\nrun_server(8000);",
    });
    expect((await evaluate(code, ['say'])).calls).toEqual([
      { name: 'on', args: ['say', 'function', { form: 'names', parameters: [['text', false]] }] },
      { name: 'run_server', args: [8000] },
      { name: 'broadcast', args: ['said', { text: 'hello' }] },
    ]);
  });

  test('bundles the files that a server imports, of the server and shared with the page', async () => {
    const { code, handlers } = await compile({
      'server.js':
        "import { add } from './shared/sums';\nimport './server/chat.js';\nimport words from './words.json';\nconsole.log(add(1, 2), words.hello);",
      'server/chat.js': "import { add } from '../shared/sums.js';\n\non('say', () => console.log(add(3, 4)));",
      'shared/sums.ts': 'export function add(a: number, b: number): number { return a + b; }',
      'words.json': '{"hello": "hallo", "__proto__": 1}',
    });
    expect((await evaluate(code, ['say'])).calls.filter(({ name }) => name === 'log')).toEqual([
      { name: 'log', args: [3, 'hallo'] },
      { name: 'log', args: [7] },
    ]);
    expect(handlers).toMatchObject([{ op: 'say', file: 'server/chat.js', line: 3 }]);
  });

  test('imports a file of the project while the server runs', async () => {
    const { code } = await compile({
      'server.js': "import('./late.js').then(({ word }) => console.log(word));",
      'late.js': "export const word = 'late';",
    });
    expect((await evaluate(code)).calls).toEqual([{ name: 'log', args: ['late'] }]);
  });

  test('keeps to one name though esbuild renames a parameter', async () => {
    const { code } = await compile({
      'server.js': "let text = '';\non('say', (client, text) => broadcast('said', { text }));\nconsole.log(text);",
    });
    expect(code).toContain('text2');
    expect((await evaluate(code, ['say'])).calls.at(-1)).toEqual({ name: 'broadcast', args: ['said', { text: 'hello' }] });
    expect((await evaluate(code)).calls[0]?.args[2]).toEqual({ form: 'names', parameters: [['text', false]] });
  });

  test('runs the language as it is today', async () => {
    const { code } = await compile({
      'server.js': `#!/usr/bin/env node
        class Player { #score = 1; static count = 0; static { Player.count ??= 1; } get score() { return this.#score; } }
        const { a, ...rest } = { a: 1, b: 2 };
        label: for (const x of [1]) { for (;;) break label; }
        console.log(new Player().score, rest, [3, 1].toSorted().at(-1), 1_000, [1, 2, 3].findLast((x) => x < 3), 'é😀', /[\\p{L}--[a-z]]/v.test('A'));
        (async () => { for await (const x of (async function* () { yield 5; })()) console.log(x); })();`,
    });
    expect((await evaluate(code)).calls).toEqual([
      { name: 'log', args: [1, { b: 2 }, 3, 1000, 2, 'é😀', true] },
      { name: 'log', args: [5] },
    ]);
  });

  test('is strict in every file, and has no module and no require', async () => {
    expect((await failure({ 'server.js': 'score = 1;' })).message).toContain("'score' is not defined");
    expect((await failure({ 'server.js': 'module.exports = 1;' })).message).toContain("'module' is not defined");
    expect((await failure({ 'server.js': "const f = require; f('fs');" })).message).toMatch(/not defined|not supported/);
  });
});

describe('positions', { timeout: 60_000 }, () => {
  test('finds the place of an error at the top of a file', async () => {
    expect(await failure({ 'server.js': "// a comment\n\nlet a = 1;   brodcast('x');" })).toMatchObject({
      at: 'server.js:3:14',
      message: "'brodcast' is not defined",
    });
  });

  test('finds the place in a handler, and in the file that it is in', async () => {
    const files = {
      'server.js': "import { shout } from './server/words.js';\non('say', (client, text) => {\n  shout(text);\n});\n",
      'server/words.js': 'const words = null;\n\nexport function shout(text) {\n  return text + words.first;\n}\n',
    };
    const { at, stack } = await failure(files, ['say']);
    expect(at).toMatch(/^server\/words\.js:4:1\d$/);
    expect(stack.split('\n')).toEqual([
      expect.stringMatching(/^ {4}at shout \(server\/words\.js:4:\d+\)$/),
      expect.stringMatching(/^ {4}at .* \(server\.js:3:3\)$/),
    ]);
  });

  test('finds the place of an error later on a line into which names were put', async () => {
    const line = "on('say', (client, text) => text); on('go', () => {});   nothing.here();";
    expect(await failure({ 'server.js': line })).toMatchObject({ at: `server.js:1:${line.indexOf('nothing') + 1}` });
  });

  test('finds the place behind characters of two units and of many bytes', async () => {
    const line = "const face = '😀😀é'; on('say', (client, wörter) => face); const a = '😀'; a.oben();";
    expect(await failure({ 'server.js': line })).toMatchObject({ at: `server.js:1:${line.indexOf('oben') + 1}`, name: 'a.oben' });
  });

  test('finds the place in TypeScript', async () => {
    const files = { 'server.ts': 'interface A {\n  b: { c(): void };\n}\nconst a: A = {} as A;\n\n  a.b.c();\n' };
    expect((await failure(files)).at).toMatch(/^server\.ts:6:[35]$/);
  });

  test.each([
    ["on('go', (client) => { client.sned('x'); });", 'client.sned'],
    ["const brodcast = 5; on('go', () => { brodcast('x'); });", 'brodcast'],
    ["const game = { players: [] }; on('go', () => { game.players[0].jump().high(); });", undefined],
    ["const game = { go: () => ({}) }; on('go', () => { game.go(1)\n  .stop('now'); });", 'game.go(1).stop'],
    ["const list = [{}]; on('go', () => { new list[0](); });", 'list[0]'],
    ["const list = [{}]; on('go', () => { list[0].push(1); });", 'list[0].push'],
    ["on('go', (client, text) => { text.trim().shout(); });", 'text.trim().shout'],
    ["let text = {}; on('go', (client, text) => { text(); });", 'text'],
    ["const a = {}; on('go', () => { if (true) return a.b\n\n.c(); });", undefined],
  ])('says which thing is no function in %s', async (source, name) => {
    const found = await failure({ 'server.js': source }, ['go']);
    if (name === undefined) expect(found.message).toContain('cannot read property');
    else expect(found).toMatchObject({ message: expect.stringMatching(/^not a (function|constructor)$/) as string, name });
  });

  test('believes no source map that a pupil brings along', async () => {
    const map = Buffer.from(JSON.stringify({ version: 3, sources: ['evil.js'], names: [], mappings: 'AAAA' })).toString('base64');
    for (const comment of [
      `//# sourceMappingURL=data:application/json;base64,${map}`,
      `/*# sourceMappingURL=data:application/json;base64,${map} */`,
      '//@ sourceMappingURL=/etc/hostname',
    ]) {
      expect(await failure({ 'server.js': `nothing();\n${comment}\n` })).toMatchObject({ at: 'server.js:1:1' });
    }
  });
});

test('compiles 30 servers at once, each to its own', { timeout: 120_000 }, async () => {
  const compiled = await Promise.all(Array.from({ length: 30 }, (_, index) => compile({ 'server.js': `console.log(${index});` })));
  for (const [index, { code }] of compiled.entries()) expect(code).toContain(`console.log(${index})`);
});

test('leaves out a compile that nobody waits for any more', { timeout: 60_000 }, async () => {
  const first = compile({ 'server.js': 'console.log(1);' });
  const nobody = new AbortController();
  const second = compiler.compileServer(new Map([['server.js', 'console.log(2);']]), { signal: nobody.signal });
  nobody.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  await first;
});

describe('pages', { timeout: 60_000 }, () => {
  const check = (files: Record<string, string>, ...assets: string[]): Promise<Diagnostic[]> =>
    compiler.checkPages(new Map(Object.entries(files)), new Set([...Object.keys(files), ...assets]));

  test('says where the scripts of pages do not parse, and leaves the server’s files alone', async () => {
    const diagnostics = await check({
      'index.html': '<!doctype html>\n<script>\n  let a = 1;\n</script>\n<p>é<script>let b = ;</script>',
      'script.js': 'function (',
      'server.js': 'broken(',
      'server/a.js': 'broken(',
      'style.css': 'broken(',
    });
    expect(diagnostics.map(({ side, file, line, column }) => `${side} ${file}:${line}:${column}`)).toEqual([
      'page index.html:5:21',
      'page script.js:1:10',
    ]);
  });

  test('finds nothing in a project without pages', async () => {
    expect(await check({ 'server.js': '' })).toEqual([]);
  });

  test('knows all files of the project when it says what is missing', async () => {
    const html = '<img src="cat.png"><link rel="stylesheet" href="style.css"><img src="cta.png">';
    expect(await check({ 'index.html': html, 'style.css': '' }, 'cat.png')).toMatchObject([
      { code: 'file-missing', params: { path: 'cta.png', nearest: 'cat.png' }, isNote: true, line: 1 },
    ]);
  });
});

describe('a script of a page', { timeout: 60_000 }, () => {
  const scriptOf = (files: ReadonlyMap<string, string>, path: string): Promise<CompiledPageScript> =>
    compiler.compilePageScript({ id: 'one', files: () => files }, path);
  const script = (files: Record<string, string>, path: string): Promise<CompiledPageScript> =>
    scriptOf(new Map(Object.entries(files)), path);

  test('is compiled with its lines, and the JSX that is its own', async () => {
    const { ok, code } = await script(
      { 'App.jsx': "import { h } from 'preact';\n\nexport default () => (\n  <p>{text}</p>\n);" },
      'App.jsx',
    );
    expect(ok).toBe(true);
    expect(code).toContain('from "preact/jsx-runtime"');
    expect(code.split('\n')[3]).toContain('text');
  });

  test('that does not parse throws what is wrong on its line, and has the names that others import', async () => {
    const files = { 'App.tsx': 'let a: string;\nlet b = ;', 'main.js': "import App, { b } from './App.tsx';" };
    const refused = await script(files, 'App.tsx');
    expect(refused).toMatchObject({ ok: false, diagnostic: { code: 'syntax', file: 'App.tsx', line: 2, column: 9 } });
    expect(refused.code).toMatch(
      /^\nthrow new SyntaxError\("App\.tsx, line 2: .*Unexpected token.*"\); let nothing; export \{ nothing as default, nothing as b \};\n$/,
    );
  });

  test('is made once for all who ask, and anew when it or its JSX changes', async () => {
    const files = new Map([['App.jsx', 'export const view = <p />;']]);
    const [first, second] = await Promise.all([scriptOf(files, 'App.jsx'), scriptOf(files, 'App.jsx')]);
    expect(second).toBe(first);
    const other = await scriptOf(new Map([...files, ['main.js', "import 'vue'; import './App.jsx'"]]), 'App.jsx');
    expect([first.code, other.code].map((code) => /from "(\w+)\//.exec(code)?.[1])).toEqual(['react', 'vue']);
    const changed = await scriptOf(new Map([['App.jsx', 'export const view = <b />;']]), 'App.jsx');
    expect(changed.code).toContain('"b"');
  });

  test('nested deeper than anybody reads hurts nobody', async () => {
    const deep = await script({ 'a.ts': `const a = ${'('.repeat(8_000)}1${')'.repeat(8_000)};` }, 'a.ts');
    expect(deep.ok).toBe(false);
    expect((await script({ 'b.ts': 'export const b: number = 1;' }, 'b.ts')).code).toContain('b = 1');
  });
});
