import { pino } from 'pino';
import { expect, it } from 'vitest';
import { codedError } from '../../../server/http/errors.ts';

function logged(error: unknown): string[] {
  const lines: string[] = [];
  codedError(error, pino({ level: 'error' }, { write: (line) => lines.push(line) }), '/assets/any.js');
  return lines;
}

it.each([new Error('a wire is loose'), Object.assign(new Error('read ECONNABORTED'), { code: 'ECONNABORTED', syscall: 'read' })])(
  'writes down what nobody has foreseen: %s',
  (error) => {
    expect(logged(error)).toEqual([expect.stringContaining(error.message)]);
  },
);

it.each([
  ['before the answer was there', Object.assign(new Error('aborted'), { name: 'AbortError' })],
  ['in the middle of a file', Object.assign(new Error('Request aborted'), { code: 'ECONNABORTED' })],
])('writes nothing down of somebody who left %s', (_when, error) => {
  expect(logged(error)).toEqual([]);
});
