import { expect, test } from 'vitest';
import { emptyObject } from '../../../runtime/compiler/empty-object.ts';

const object = (line: string): string | undefined => emptyObject(new Map([['a.js', `\n${line}`]]), { file: 'a.js', line: 2 }, 'name');

test.each([
  ['player.name;', 'player'],
  ['say(game.players[0].name, player.score);', 'game.players[0]'],
  ['find(1).name = player.names;', 'find(1)'],
  ['player.name + player.name', 'player'],
])('in %j', (line, expected) => {
  expect(object(line)).toBe(expected);
});

test.each(['player.name + other.name', 'player?.name', 'name', 'const { name } = player;', ''])('nothing is sure in %j', (line) => {
  expect(object(line)).toBeUndefined();
});

test('takes a place that is nowhere', () => {
  expect(emptyObject(new Map(), { file: 'a.js', line: 9 }, 'name')).toBeUndefined();
});
