import { expect, test } from 'vitest';
import { PositionMap } from '../../../runtime/compiler/position-map.ts';

/** Line 2 of the code: column 0 is line 1, column 0 of `server.js`, column 4 is line 1, column 8 of it. Line 3 is of the host's own module. */
const MAP = JSON.stringify({ version: 3, sources: ['project:server.js', 'wszero:wszero'], names: [], mappings: ';AAAA,IAAQ;ACAA' });
const CODE = '"use strict";\nf();😀g();\nhost();';

function positions(): PositionMap {
  return new PositionMap(CODE, MAP, new Map([['server.js', []]]));
}

test('leads from the compiled code to the pupil’s file, from the token before', () => {
  expect(positions().original(2, 1)).toEqual({ file: 'server.js', line: 1, column: 1 });
  expect(positions().original(2, 3)).toEqual({ file: 'server.js', line: 1, column: 1 });
  expect(positions().original(2, 5)).toEqual({ file: 'server.js', line: 1, column: 9 });
});

test('knows no place in what the compiler or the host added', () => {
  expect(positions().original(1, 1)).toBeUndefined();
  expect(positions().original(3, 1)).toBeUndefined();
});

test('takes places that are none', () => {
  for (const [line, column] of [
    [0, 1],
    [2, 0],
    [-1, -1],
    [99, 1],
    [NaN, 1],
    [1e9, 1e9],
  ] as const)
    expect(positions().original(line, column)).toBeUndefined();
  expect(new PositionMap('', '', new Map()).original(1, 1)).toBeUndefined();
});

test('keeps the frames of the pupil, and the first is the place', () => {
  const stack =
    '    at map (native)\n    at on (wszero:10:5)\n    at g (server.js:2:5)\n    at eval (<input>:1:1)\n    at <anonymous> (server.js:2:1)\n    at <eval> (server.js:99:3)\n';
  expect(positions().mapStack(stack)).toEqual({
    file: 'server.js',
    line: 1,
    column: 9,
    stack: '    at g (server.js:1:9)\n    at <anonymous> (server.js:1:1)',
    direct: false,
  });
});

test.each([
  '',
  'nonsense',
  '    at g (server.js)',
  'at g (server.js:2:1)',
  '    at g (server.js:2:1) ',
  '    at g (evil/server.js:2:1)',
  '    at g (server.js:2:1:1)',
  `    at g (server.js:${'9'.repeat(400)}:1)`,
])('finds no place in a stack that is none: %j', (stack) => {
  expect(positions().mapStack(stack)).toEqual({ stack: '', direct: false });
});

test('knows whether the place itself has thrown, or something that was called there', () => {
  expect(positions().mapStack('    at g (server.js:2:5)\n    at map (native)').direct).toBe(true);
  expect(positions().mapStack('    at map (native)\n    at g (server.js:2:5)').direct).toBe(false);
});

test('reads only so much of a stack, however it was made', () => {
  const { stack } = positions().mapStack('    at g (server.js:2:1)\n'.repeat(100_000));
  expect(stack.split('\n')).toHaveLength(30);
  expect(positions().mapStack(`    at ${' (server.js:2:1'.repeat(100_000)}`)).toEqual({ stack: '', direct: false });
});
