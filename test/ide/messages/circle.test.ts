import { expect, test } from 'vitest';
import { goesInCircles } from '../../../ide/messages/circle.ts';
import { History } from '../../../ide/messages/history.ts';
import { NO_MESSAGES, type Messages } from '../../../ide/messages/messages.ts';
import type { Turn } from '../../../ide/messages/row.ts';
import { received, sent } from './traffic.ts';

/** Fox says something so many times, each time because of the answer before; `ms` pass between two of them. */
function chain(length: number, ms: number): { last: Turn; messages: Messages } {
  const history = new History();
  for (let number = 1; number <= length; number += 1) {
    const at = number * ms;
    history.add([received(number, 'Fox', { number, at }), sent(number, ['Fox'], { numbers: [number], at })], 0);
  }
  const sentFrom: Messages['sentFrom'] = ({ client, number = 0 }) => (number > 1 ? { cause: { client, number: number - 1 } } : {});
  const last = history.rows.at(-1);
  if (last?.type !== 'turn') throw new Error('no turn');
  return { last, messages: { ...NO_MESSAGES, rows: history.rows, sentFrom } };
}

test.each([
  ['a game that counts down from thirty', 30, 10, false],
  ['a circle, on a quick computer', 60, 2, true],
  ['a circle, on a slow computer', 60, 90, true],
  ['a clock that answers for ever, now and then', 500, 1_000, false],
])('%s', (_what, length, ms, isCircle) => {
  const { last, messages } = chain(length, ms);
  expect(goesInCircles(last, messages)).toBe(isCircle);
});

test('is none where somebody did it each time', () => {
  const { last, messages } = chain(60, 2);
  expect(goesInCircles(last, { ...messages, sentFrom: () => ({}) })).toBe(false);
});
