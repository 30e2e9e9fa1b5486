import { describe, expect, test } from 'vitest';
import { messageText } from '../../../runtime/page/message-text.ts';

const button = document.createElement('button');
const circle: Record<string, unknown> = { name: 'a' };
circle['self'] = circle;
const twice = { x: 1 };
const deep: unknown[] = [];
let bottom = deep;
for (let depth = 0; depth < 20_000; depth++) {
  const next: unknown[] = [];
  bottom.push(next);
  bottom = next;
}

describe('a message', () => {
  test.each([
    [{ op: 'say' }, '{"op":"say"}'],
    [{ op: 'say', a: [1, null, true, 'ü', { b: {} }] }, '{"op":"say","a":[1,null,true,"ü",{"b":{}}]}'],
    [{ op: 'say', one: twice, two: twice, list: [twice, twice] }, '{"op":"say","one":{"x":1},"two":{"x":1},"list":[{"x":1},{"x":1}]}'],
    [
      { op: 'say', at: new Date(0), where: new URL('http://a.test') },
      '{"op":"say","at":"1970-01-01T00:00:00.000Z","where":"http://a.test/"}',
    ],
  ])('that JSON can carry is written as it is: %j', (message, text) => {
    expect(messageText(message)).toBe(text);
  });

  test.each([
    [
      'a function',
      { op: 'say', text: () => 1 },
      'A function can not go in a message. It is in "text". Words, numbers, lists, true and false can.',
    ],
    [
      'an element',
      { op: 'say', list: [1, { button }] },
      'A button can not go in a message. It is in list.1.button. Words, numbers, lists, true and false can.',
    ],
    [
      'a field',
      { op: 'say', text: document.createElement('input') },
      'An input can not go in a message. It is in "text". Send what is written in it: add .value.',
    ],
    ['undefined', { op: 'say', text: undefined }, '"text" is undefined: it has no value yet. Give it one before you send it.'],
    ['undefined in a list', { op: 'say', list: [undefined] }, 'list.0 is undefined: it has no value yet. Give it one before you send it.'],
    ['a bigint', { op: 'say', n: 1n }, 'A BigInt can not go in a message. It is in "n". Words, numbers, lists, true and false can.'],
    [
      'a symbol',
      { op: 'say', s: Symbol('s') },
      'A Symbol can not go in a message. It is in "s". Words, numbers, lists, true and false can.',
    ],
    ['NaN', { op: 'say', n: Number('x') }, '"n" is NaN. That is not a number that can be sent. Look at how it is worked out.'],
    ['a Map', { op: 'say', m: new Map() }, 'A Map can not go in a message. It is in "m". Words, numbers, lists, true and false can.'],
    [
      'an event',
      { op: 'say', e: new MouseEvent('click') },
      'A click event can not go in a message. It is in "e". Words, numbers, lists, true and false can.',
    ],
    [
      'the window',
      { op: 'say', w: window },
      'The window can not go in a message. It is in "w". Words, numbers, lists, true and false can.',
    ],
    [
      'a promise',
      { op: 'say', p: Promise.resolve(1) },
      'A promise (use await to get what is in it) can not go in a message. It is in "p". Words, numbers, lists, true and false can.',
    ],
    [
      'a cycle',
      { op: 'say', c: circle },
      'This message goes round in a circle. Something in c.self holds itself. Send only the parts that you need.',
    ],
    ['lists without end', { op: 'say', deep }, 'This message has lists in lists without end. Send only the parts that you need.'],
    ['too much', { op: 'say', text: 'ü'.repeat(40_000) }, 'This message is too big: 79 kB. A message can have 64 kB.'],
    [
      'no op',
      { text: 'x' },
      'This message has no op, so the server can not tell what it is. Try send_message({ op: "say", text: "hello" }).',
    ],
    ['an op that is a number', { op: 5 }, 'The op of this message is a number. It must be a word in quote marks, like op: "say".'],
    ['an empty op', { op: '' }, 'The op of this message is an empty text. It must be a word in quote marks, like op: "say".'],
    ['a text', 'say', 'send_message(…) needs an object with an op. It got a text. Try send_message({ op: "say", text: "hello" }).'],
    [
      'a list of them',
      [{ op: 'say' }],
      'send_message(…) needs an object with an op. It got a list. Try send_message({ op: "say", text: "hello" }).',
    ],
    ['nothing', undefined, 'send_message(…) needs an object with an op. It got undefined. Try send_message({ op: "say", text: "hello" }).'],
    ['null', null, 'send_message(…) needs an object with an op. It got null. Try send_message({ op: "say", text: "hello" }).'],
  ])('with %s is refused at the call, in words', (_what, message, text) => {
    expect(() => messageText(message)).toThrow(text);
  });

  test('of 64 KiB is not too big', () => {
    const text = 'x'.repeat(64 * 1024 - '{"op":"s","t":""}'.length);
    expect(messageText({ op: 's', t: text })).toHaveLength(64 * 1024);
    expect(() => messageText({ op: 's', t: `${text}x` })).toThrow(TypeError);
  });

  test('whose own code throws while it is read says what that said', () => {
    const message = {
      op: 'say',
      get text(): string {
        throw new Error('mine');
      },
    };
    expect(() => messageText(message)).toThrow('mine');
  });
});
