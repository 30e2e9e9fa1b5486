import { pino } from 'pino';
import { expect, it } from 'vitest';
import { codedError } from '../../../server/http/errors.ts';

function logged(error: unknown): string[] {
  const lines: string[] = [];
  codedError(error, pino({ level: 'error' }, { write: (line) => lines.push(line) }), '/assets/any.js');
  return lines;
}

it('writes down what nobody has foreseen', () => {
  expect(logged(new Error('a wire is loose'))).toEqual([expect.stringContaining('a wire is loose')]);
});

it.each([
  ['before the answer was there', Object.assign(new Error('aborted'), { name: 'AbortError' })],
  ['in the middle of a file', Object.assign(new Error('Request aborted'), { code: 'ECONNABORTED' })],
])('writes nothing down of somebody who left %s', (_when, error) => {
  expect(logged(error)).toEqual([]);
});
