import { describe, expect, test } from 'vitest';
import { parametersFromSource, type HandlerParameters } from '../../../runtime/server/handler-parameters.ts';
import { parametersOf } from '../../../runtime/compiler/parameters-of.ts';
import { parseSource } from '../../../runtime/compiler/parse-source.ts';
import { bare } from '../../../runtime/compiler/syntax-tree.ts';

function read(source: string, path = 'server.js'): HandlerParameters {
  const parsed = parseSource({ side: 'server', path, text: `(${source});`, sourceType: 'module' });
  if (!parsed.ok) throw new Error(parsed.diagnostic.original);
  const [statement] = parsed.tree.program.body;
  const handler = statement?.type === 'ExpressionStatement' ? bare(statement.expression) : undefined;
  if (handler?.type !== 'ArrowFunctionExpression' && handler?.type !== 'FunctionExpression') throw new Error('no function');
  return parametersOf(handler);
}

const CASES: [string, HandlerParameters][] = [
  ['() => 1', { form: 'names', parameters: [] }],
  ['client => 1', { form: 'names', parameters: [] }],
  ['(op) => 1', { form: 'names', parameters: [] }],
  ['({ name }, text) => name', { form: 'names', parameters: [['text', false]] }],
  [
    "(client, text, channel = 'all') => 1",
    {
      form: 'names',
      parameters: [
        ['text', false],
        ['channel', true],
      ],
    },
  ],
  ['async function say(client, text) {}', { form: 'names', parameters: [['text', false]] }],
  [
    '(client, a = (b, c) => [b, c], d) => 1',
    {
      form: 'names',
      parameters: [
        ['a', true],
        ['d', false],
      ],
    },
  ],
  ['(client, { text }) => 1', { form: 'object', parameters: [['text', false]], rest: false }],
  [
    "(client, { text: words, channel = 'all', 'my-key': key }) => 1",
    {
      form: 'object',
      parameters: [
        ['text', false],
        ['channel', true],
        ['my-key', false],
      ],
      rest: false,
    },
  ],
  ['(client, { text, ...others }) => 1', { form: 'object', parameters: [['text', false]], rest: true }],
  ['(client, { text } = {}) => 1', { form: 'object', parameters: [['text', false]], rest: false }],
  ['(me, { client }) => 1', { form: 'object', parameters: [['client', false]], rest: false }],
  ['(client, op) => 1', { form: 'names', parameters: [['op', false]], problem: 'op-or-client' }],
  ['(me, client) => 1', { form: 'names', parameters: [['client', false]], problem: 'op-or-client' }],
  ['(client, { op }) => 1', { form: 'object', parameters: [['op', false]], rest: false, problem: 'op-or-client' }],
  ['(client, ...rest) => 1', { form: 'names', parameters: [], problem: 'rest' }],
  ['(client, text, ...rest) => 1', { form: 'names', parameters: [['text', false]], problem: 'rest' }],
  ['(client, [a, b]) => 1', { form: 'names', parameters: [], problem: 'pattern' }],
  ['(client, text, { a }) => 1', { form: 'names', parameters: [['text', false]], problem: 'pattern' }],
  ['(client, { a }, text) => 1', { form: 'object', parameters: [['a', false]], rest: false, problem: 'too-many' }],
];

describe('reads the parameters after the client', () => {
  test.each(CASES)('of %s', (source, parameters) => {
    expect(read(source)).toEqual(parameters);
  });
});

/** Exported projects read names from the function itself: it must be the same there. */
describe('agrees with the runtime', () => {
  test.each(CASES)('on %s', (source, parameters) => {
    expect(parametersFromSource(source)).toEqual(parameters);
  });
});

test('gives problems to a first parameter that takes all, and to names that are computed', () => {
  expect(read('(...all) => 1')).toEqual({ form: 'names', parameters: [], problem: 'rest' });
  expect(read('(client, { [key]: value }) => 1')).toEqual({ form: 'object', parameters: [], rest: false, problem: 'pattern' });
});

test('knows what TypeScript adds', () => {
  expect(read('function (this: unknown, client: Client, text: string, channel?: string) {}', 'server.ts')).toEqual({
    form: 'names',
    parameters: [
      ['text', false],
      ['channel', true],
    ],
  });
  expect(read('(client: Client, { text }: { text: string }) => 1', 'server.ts')).toEqual({
    form: 'object',
    parameters: [['text', false]],
    rest: false,
  });
});
