import { describe, expect, test } from 'vitest';
import { prepareServer, type Prepared } from '../../../runtime/compiler/prepare-server.ts';

function prepare(files: Record<string, string>): Extract<Prepared, { ok: true }> {
  const prepared = prepareServer(new Map(Object.entries(files)), 'server.ts' in files ? 'server.ts' : 'server.js');
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.diagnostics));
  return prepared;
}

/** The names that were put into the calls of `on`, in order, or `none`. */
function namesIn(files: Record<string, string>): string[] {
  const { files: prepared } = prepare(files);
  const [first] = prepared.values();
  const found = first?.insertions.map(({ text }) =>
    (JSON.parse(text.slice(2)) as { parameters: [string, boolean][] }).parameters.map(([name]) => name).join(','),
  );
  return found?.length ? found : ['none'];
}

function textOf(source: string): string {
  return prepare({ 'server.js': source }).files.get('server.js')?.text ?? '';
}

const NAMES = ', {"form":"names","parameters":[["text",false]]}';

describe('puts the names into the call', () => {
  test('behind the handler, whatever stands around it, and moves no line', () => {
    expect(textOf("on('say', (client, text) => {\n  text;\n}, );")).toBe(
      `on('say', (client, text) => {\n  text;\n}${NAMES}, );\nexport {};`,
    );
    expect(textOf("on('say', ((client, text) => 1) /* so */ );")).toContain(`((client, text) => 1)${NAMES} /* so */ );`);
    expect(textOf("on('say', (client, text) => 1 // so\n);")).toContain(`=> 1${NAMES} // so\n);`);
    expect(textOf("on('say', (client, text) => 1, { mine: 1 });")).toContain(`=> 1${NAMES}, { mine: 1 });`);
    expect(textOf("on('a', (client, text) => { on('b', (other, text) => 1); });")).toContain(`=> 1${NAMES}); }${NAMES});`);
  });

  test.each([
    ["on('say', function (client, inline) {})", 'inline'],
    ["on('say', async (client, waited) => 1)", 'waited'],
    ["on('say', say); function say(client, later) {}", 'later'],
    ["const say = (client, constant) => 1; on('say', say);", 'constant'],
    ["on('say', say); var say = function (client, variable) {};", 'variable'],
    ["let say = (client, kept) => 1; { on('say', say); }", 'kept'],
    ["const say = (client, one) => 1; const other = say; on('say', other);", 'one'],
    ["const handlers = { say(client, method) {} }; on('say', handlers.say);", 'method'],
    ["const handlers = { say: (client, property) => 1 }; on('say', handlers['say']);", 'property'],
    ["import { on as listen } from 'wszero'; listen('say', (client, renamed) => 1);", 'renamed'],
    ["import * as ws from 'wszero'; ws.on('say', (client, spaced) => 1);", 'spaced'],
    ["globalThis.on('say', (client, global) => 1);", 'global'],
    ["for (const op of ['a', 'b']) on(op, (client, looped) => 1);", 'looped'],
    ["{ function on() {} } on('say', (client, outside) => 1);", 'outside'],
    ["function f(say) { return say; } const say = (client, outer) => 1; on('say', say);", 'outer'],
    ["const say = (client, outer) => 1; say.calls = 0; on('say', say);", 'outer'],
  ])('of %s', (source, name) => {
    expect(namesIn({ 'server.js': source })).toEqual([name]);
  });

  test.each([
    'function on() {} on("say", (client, text) => 1);',
    'const on = (op, handler) => 1; on("say", (client, text) => 1);',
    '((on) => { on("say", (client, text) => 1); })(() => 1);',
    'function f({ on }) { on("say", (client, text) => 1); }',
    'try {} catch (on) { on("say", (client, text) => 1); }',
    'import { on } from "./other.js"; on("say", (client, text) => 1);',
    'import { broadcast as on } from "wszero"; on("say", (client, text) => 1);',
    'emitter.on("say", (client, text) => 1);',
    'on(...all, (client, text) => 1);',
    'on("say");',
  ])('not where on is something else: %s', (source) => {
    expect(namesIn({ 'server.js': source, 'other.js': 'export const on = 1;' })).toEqual(['none']);
  });

  test.each([
    'on("say", make());',
    'on("say", say.bind(null)); function say(client, text) {}',
    'let say = (client, text) => 1; say = (client, words) => 1; on("say", say);',
    'function f(say) { on("say", say); } const say = (client, text) => 1;',
    'const handlers = { say: (client, text) => 1 }; handlers.say = other; on("say", handlers.say);',
    'const handlers = { say: (client, text) => 1, ...others }; on("say", handlers.say);',
    'const { say } = handlers; on("say", say);',
    'const a = b; const b = a; on("say", a);',
    'import { a } from "./a.js"; on("say", a);',
  ])('not where the handler can’t be known: %s', (source) => {
    expect(namesIn({ 'server.js': source, 'a.js': 'import { a } from "./server.js"; export { a };' })).toEqual(['none']);
  });

  test('finds handlers in other files', () => {
    const server = `
      import one, { two, three as drei, four, six } from './handlers.js';
      import * as all from './handlers.js';
      on('1', one); on('2', two); on('3', drei); on('4', four); on('5', all.five); on('6', six);`;
    const files = {
      'server.js': server,
      'handlers.js': `
        export default function (client, first) {}
        export const two = (client, second) => 1;
        function local(client, third) {}
        export { local as three };
        export { deep as four } from './more/deep';
        export function five(client, fifth) {}
        export * from './more/deep.ts';`,
      'more/deep.ts': 'export function deep(client: unknown, fourth: string) {} export const six = (client: unknown, sixth: number) => 1;',
    };
    expect(namesIn(files)).toEqual(['first', 'second', 'third', 'fourth', 'fifth', 'sixth']);
  });

  test('knows on in TypeScript, and does not take its declaration for another', () => {
    const source = `
      declare const on: (op: string, handler: unknown) => void;
      declare global { function broadcast(op: string): void; }
      function say(client: unknown): void;
      function say(client: unknown, text?: string): void {}
      on('say', say as unknown);
      (on as any)!('shout', (<any>((client: unknown, words: string) => 1)) satisfies unknown);`;
    expect(namesIn({ 'server.ts': source })).toEqual(['text', 'words']);
  });

  test('keeps a key on its line that would end it', () => {
    const { text, insertions } = prepare({ 'server.js': "on('say', (client, { 'a\u2028b': c }) => 1);" }).files.get('server.js') ?? {
      text: '',
      insertions: [],
    };
    expect(insertions[0]?.text).toContain('a\\u2028b');
    expect(text.split('\u2028')).toHaveLength(2);
  });
});

test('says where each op is handled, and what its message carries where the source says that', () => {
  const { handlers } = prepare({
    'server.js': "on('connect', () => 1);\n\non(`say`,\n  make());\non('a' + 'b', () => 1);\nimport './b.js';",
    'b.js': "\non('go', (client, how, far = 1) => 1);",
  });
  expect(handlers).toEqual([
    { op: 'connect', file: 'server.js', line: 1, parameters: { form: 'names', parameters: [] } },
    { op: 'say', file: 'server.js', line: 3, parameters: undefined },
    {
      op: 'go',
      file: 'b.js',
      line: 2,
      parameters: {
        form: 'names',
        parameters: [
          ['how', false],
          ['far', true],
        ],
      },
    },
  ]);
});

test('reads only the files that the server imports, each once, in a circle too', () => {
  const { files } = prepare({
    'server.js': "import './a.js'; export * from './data.json'; import type from './a';",
    'a.js': "import './server.js'; import './a.js';",
    'data.json': '[1]',
    'script.js': 'broken(',
  });
  expect([...files.keys()].sort()).toEqual(['a.js', 'data.json', 'server.js']);
});

test('does not follow imports of types', () => {
  prepare({ 'server.ts': "import type { A } from 'express'; export type { B } from './nowhere'; let a: import('./nowhere').C;" });
});

test('blanks comments that name a source map, and no more', () => {
  const text = textOf('let a = "//# sourceMappingURL=x"; /*# sourceMappingURL=b\n*/ let b; // kept\n//@ sourceMappingURL=c');
  expect(text).toBe(`let a = "//# sourceMappingURL=x"; ${' '.repeat(22)}\n   let b; // kept\n${' '.repeat(22)}\nexport {};`);
});
