import { expect, test } from 'vitest';
import { payloadLine, payloadOf } from '../../../../ide/panels/messages/payload.ts';

test('shows the parts of a message without its op', () => {
  expect(payloadOf('{"op":"say","text":"hi","n":[1,2]}')).toEqual([
    { name: 'text', value: '"hi"' },
    { name: 'n', value: '[1,2]' },
  ]);
  expect(payloadLine(payloadOf('{"op":"say","text":"hi","n":[1,2]}'))).toBe('text: "hi", n: [1,2]');
});

test('has nothing to show of a message without parts', () => {
  expect(payloadOf('{"op":"wave"}')).toEqual([]);
  expect(payloadOf('')).toEqual([]);
});

test('shows a text that is no message as it is', () => {
  expect(payloadOf('{"op":"say","te')).toEqual([{ name: '', value: '{"op":"say","te' }]);
  expect(payloadOf('[1]')).toEqual([{ name: '', value: '[1]' }]);
  expect(payloadOf('null')).toEqual([{ name: '', value: 'null' }]);
});

test('keeps what it shows short', () => {
  const [part] = payloadOf(JSON.stringify({ op: 'say', text: 'x'.repeat(10_000) }));
  expect(part?.value.length).toBeLessThan(130);
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${String(at)}`, at]));
  expect(payloadOf(JSON.stringify(many)).length).toBeLessThan(10);
});
