import { expect, it } from 'vitest';
import { CLIENT_LIMITS } from '../../../runtime/client-limits.ts';
import { readIncoming } from '../../../runtime/clients/incoming.ts';

const read = (text: string): unknown => readIncoming(Buffer.from(text), false);
/** An object with lists in it, so deep in all. */
const message = (depth: number): string => `{"op":"say","text":${'['.repeat(depth - 1)}1${']'.repeat(depth - 1)}}`;

it('a text goes on as it came', () => {
  for (const text of ['', '{nope', '{"op":"say","text":"[[[[\\u0000 é 🦊"}', `{"a":"${'['.repeat(1_000)}"}`]) {
    expect(read(text)).toEqual({ type: 'text', text });
  }
});

it('bytes, and what separates messages on their way, are refused with an answer', () => {
  expect(readIncoming(Buffer.from('{}'), true)).toMatchObject({ type: 'refused', code: 'binary' });
  for (const control of ['\0', '\x1e', '\x1f', '\x08'])
    expect(read(`{"op":"a${control}"}`)).toMatchObject({ type: 'refused', code: 'not-json' });
});

it('what is nested deeper than a limit is refused, with words', () => {
  expect(read(message(CLIENT_LIMITS.messageDepth))).toMatchObject({ type: 'text' });
  const refused = readIncoming(Buffer.from(message(CLIENT_LIMITS.messageDepth + 1)), false);
  expect(refused).toMatchObject({ type: 'refused', code: 'too-deep' });
  expect(refused.type === 'refused' && JSON.parse(refused.answer)).toEqual({
    op: 'error',
    code: 'too-deep',
    msg: 'A message has too many lists in lists. Send only the parts that you need.',
  });
});
