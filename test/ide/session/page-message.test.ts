import { expect, test } from 'vitest';
import { parsePageMessage } from '../../../ide/session/page-message.ts';

test('takes what the bridge says, and cuts what is too long', () => {
  expect(parsePageMessage({ wszero: 'ready', more: 1 })).toEqual({ wszero: 'ready' });
  expect(parsePageMessage({ wszero: 'console', level: 'warn', text: 'x'.repeat(9000), line: 2 })).toEqual({
    wszero: 'console',
    level: 'warn',
    text: 'x'.repeat(4000),
    line: 2,
  });
  const error = { wszero: 'error', message: 'm', file: 'a.js', line: 1, column: 2, stack: 's' };
  expect(parsePageMessage(error)).toEqual(error);
  expect(parsePageMessage({ ...error, stack: undefined })).not.toHaveProperty('stack');
});

test.each([
  [undefined],
  ['ready'],
  [{ wszero: 'other' }],
  [{ wszero: 'console', level: 'loud', text: 'x' }],
  [{ wszero: 'console', level: 'log', text: { toString: 1 } }],
  [{ wszero: 'console', level: 'log', text: 'x', line: -1 }],
  [{ wszero: 'error', message: 'm', column: 1.5 }],
  [{ wszero: 'error', message: 'm', file: 'x'.repeat(300) }],
])('takes nothing else: %j', (data) => {
  expect(parsePageMessage(data)).toBeUndefined();
});
