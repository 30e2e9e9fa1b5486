import { expect, test } from 'vitest';
import { ConsoleLines } from '../../../ide/session/console-lines.ts';

const said = (text: string) => ({ wszero: 'console', level: 'log', text }) as const;

test('keeps the newest 500 of both sides, in the order in which they came', () => {
  const lines = new ConsoleLines();
  for (let at = 0; at < 499; at += 1) lines.serverPrinted([{ at, level: 'log', text: String(at) }]);
  lines.pageSaid('t', 'Fox', said('page'), 0);
  lines.serverPrinted([{ at: 500, level: 'log', text: 'last' }]);
  expect(lines.entries).toHaveLength(500);
  expect(lines.entries[0]?.text).toBe('1');
  expect(lines.entries.slice(-2).map(({ who, text }) => [who, text])).toEqual([
    ['Fox', 'page'],
    ['server', 'last'],
  ]);
});

test('a page that prints without end fills the console once, and is heard again after a pause; others are heard meanwhile', () => {
  const lines = new ConsoleLines();
  for (let count = 0; count < 1000; count += 1) lines.pageSaid('t', 'Fox', said('!'), 1000);
  expect(lines.entries).toHaveLength(100);
  expect(lines.dropped).toBe(900);
  expect(lines.pageSaid('u', 'Owl', said('?'), 1000)).toBe(true);
  expect(lines.pageSaid('t', 'Fox', said('!'), 1010)).toBe(false);
  expect(lines.pageSaid('t', 'Fox', said('!'), 1050)).toBe(true);
  lines.clear();
  expect(lines.entries).toEqual([]);
  expect(lines.dropped).toBe(0);
});

test('holds what the IDE says of a page, with the name of its pane', () => {
  const lines = new ConsoleLines();
  lines.ofPage('Fox', 'page-silent', {}, 7);
  expect(lines.entries).toEqual([
    {
      at: 7,
      who: 'Fox',
      side: 'page',
      level: 'error',
      text: '',
      diagnostic: { code: 'page-silent', params: {}, side: 'page', pane: 'Fox' },
    },
  ]);
});

test('says what a page means by a word that nobody knows, and what has nothing in it', () => {
  const lines = new ConsoleLines(() => new Map([['client.js', 'let player;\nplayer.name;\n']]));
  const message = "TypeError: Cannot read properties of undefined (reading 'name')";
  lines.pageSaid('t', 'Fox', { wszero: 'error', message: 'ReferenceError: allert is not defined' });
  lines.pageSaid('t', 'Fox', { wszero: 'error', message, file: 'client.js', line: 2 });
  lines.pageSaid('t', 'Fox', { wszero: 'error', message });
  expect(lines.entries.map(({ diagnostic }) => diagnostic?.params)).toEqual([
    { message: 'ReferenceError: allert is not defined', nearest: 'alert' },
    { message, object: 'player' },
    { message },
  ]);
});
