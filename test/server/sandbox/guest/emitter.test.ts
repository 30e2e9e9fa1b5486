import { beforeEach, expect, it } from 'vitest';
import { Emitter } from '../../../../server/sandbox/guest/emitter.ts';
import { SIGNAL } from '../../../../server/sandbox/guest/host-functions.ts';
import { RECORD } from '../../../../server/protocol/guest.ts';

let signals: number[];
let emitter: Emitter;

beforeEach(() => {
  signals = [];
  emitter = new Emitter({ messagesPerEntry: 3, bytesPerEntry: 100 }, (signal) => signals.push(signal));
});

function emit(count: number, effect = 'b{}'): void {
  for (let at = 0; at < count; at++) emitter.emit(effect);
}

it('gives all effects as one text, in their order', () => {
  emitter.emit('b1');
  emitter.note('w2');
  emitter.emit('b3');
  expect(emitter.take()).toBe(`b1${RECORD}w2${RECORD}b3${RECORD}`);
  expect(emitter.take()).toBe('');
});

it.each([
  ['more effects than an item may have', 4, 'b{}'],
  ['more text than an item may have', 3, `b${'x'.repeat(60)}`],
])('stops what has %s, and says so', (_what, count, effect) => {
  expect(() => emit(count, effect)).toThrow('too many messages at once');
  expect(signals).toEqual([SIGNAL.flood]);
});

it('gives each item its own count', () => {
  for (let item = 0; item < 10; item++) {
    emitter.begin();
    emit(3);
  }
  expect(signals).toEqual([]);
});

it('goes on with the count of an item whose jobs run after its effects were taken', () => {
  emit(2);
  emitter.take();
  expect(() => emit(2)).toThrow('too many messages at once');
});
