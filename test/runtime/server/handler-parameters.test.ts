import { describe, expect, it } from 'vitest';
import { parametersFromSource } from '../../../runtime/server/handler-parameters.ts';

const of = (fn: unknown) => parametersFromSource(String(fn));

describe('parametersFromSource', () => {
  it.each([
    ['(client) => 1', []],
    ['client => 1', []],
    ['async client => 1', []],
    ['() => 1', []],
    ['(client, text) => 1', [['text', false]]],
    [
      "(client, text, room = 'lobby') => 1",
      [
        ['text', false],
        ['room', true],
      ],
    ],
    [
      "async (client, text, room = 'a, b) =>') => 1",
      [
        ['text', false],
        ['room', true],
      ],
    ],
    ['function handle(client, text) { return 1 }', [['text', false]]],
    ['async function (client, text) {}', [['text', false]]],
    ['say(client, text) {}', [['text', false]]],
    ["['say'](client, text) {}", [['text', false]]],
    [
      '(client, /* words, of course */ text, // and more\n other = f(1, [2, 3])) => 1',
      [
        ['text', false],
        ['other', true],
      ],
    ],
    [
      '(client, größe, $x, _y) => 1',
      [
        ['größe', false],
        ['$x', false],
        ['_y', false],
      ],
    ],
    [
      '(client, compare = (a, b) => a === b, last) => 1',
      [
        ['compare', true],
        ['last', false],
      ],
    ],
  ])('reads names one by one: %s', (source, parameters) => {
    expect(parametersFromSource(source)).toEqual({ form: 'names', parameters });
  });

  it.each([
    ['(client, { text }) => 1', [['text', false]], false],
    [
      "(client, { text, room = 'lobby' }) => 1",
      [
        ['text', false],
        ['room', true],
      ],
      false,
    ],
    [
      '(client, { text: words, room: where = 1 } = {}) => 1',
      [
        ['text', false],
        ['room', true],
      ],
      false,
    ],
    ["(client, { 'two words': a, ...rest }) => 1", [['two words', false]], true],
    ['(client, {}) => 1', [], false],
  ])('reads the keys of a pattern, not its local names: %s', (source, parameters, rest) => {
    expect(parametersFromSource(source)).toEqual({ form: 'object', parameters, rest });
  });

  it.each([
    ['(client, op) => 1', 'op-or-client'],
    ['(client, client) => 1', 'op-or-client'],
    ['(client, { op }) => 1', 'op-or-client'],
    ['(client, ...rest) => 1', 'rest'],
    ['(client, [a]) => 1', 'pattern'],
    ['(client, text, { a }) => 1', 'pattern'],
    ['(client, { a }, b) => 1', 'too-many'],
  ])('names what can not be bound: %s', (source, problem) => {
    expect(parametersFromSource(source)?.problem).toBe(problem);
  });

  it('gives up on functions that hide their source', () => {
    expect(of(Math.max)).toBeUndefined();
    expect(of(((client: unknown, text: unknown) => [client, text]).bind(null))).toBeUndefined();
  });

  it('does not hang on source that is cut off', () => {
    for (const source of ['(', '(client, {', '(client, "', '(client, `${', 'function', '(client /*'])
      expect(() => parametersFromSource(source)).not.toThrow();
  });
});
