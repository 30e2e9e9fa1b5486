import { expect, test } from 'vitest';
import { miniLanes } from '../../../../ide/panels/lesson/mini-lanes.ts';
import { rowSentences } from '../../../../ide/panels/lesson/mini-picture.ts';

test('one client stands before the server, two on either side of it', () => {
  const [one, two] = [miniLanes(['Ann']), miniLanes(['Ann', 'Bo'])];
  expect(one.at.get('Ann')).toBeLessThan(one.server);
  expect([two.at.get('Ann'), two.server, two.at.get('Bo')]).toEqual([32, 125, 218]);
});

test('newcomers go left and right by turns, further out, and none leaves the picture', () => {
  const { at, server, sides, width } = miniLanes(['Ann', 'Bo', 'Cy', 'Dan', 'Eve']);
  expect(sides).toEqual([
    ['Ann', 'Cy', 'Eve'],
    ['Bo', 'Dan'],
  ]);
  const order = [...at].sort(([, a], [, b]) => a - b).map(([name]) => name);
  expect(order).toEqual(['Eve', 'Cy', 'Ann', 'Bo', 'Dan']);
  expect(server).toBeGreaterThan(at.get('Ann') ?? 0);
  expect(Math.max(...at.values())).toBeLessThan(width);
});

test('a row is heard as sentences', () => {
  expect(rowSentences({ type: 'in', from: 'Ann', op: 'shout', text: '', bad: true })).toEqual([
    'Ann sent shout to the server. It was not handled.',
  ]);
  expect(rowSentences({ type: 'out', op: 'heard', text: '', to: ['Ann', 'Bo', 'Cy'], missing: ['Dan'], extra: ['Cy'] })).toEqual([
    'The server sent heard to Ann and Bo.',
    'Dan did not get heard.',
    'Cy got heard too.',
  ]);
  expect(rowSentences({ type: 'left', who: 'Cy' })).toEqual(['Cy left.']);
});
