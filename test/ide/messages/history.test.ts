import { beforeEach, expect, test } from 'vitest';
import { History } from '../../../ide/messages/history.ts';
import type { Turn } from '../../../ide/messages/row.ts';
import type { TrafficEvent } from '../../../server/protocol/ide.ts';
import { client } from '../panels/project-state.ts';
import { lost, received, sent } from './traffic.ts';

let history: History;
beforeEach(() => {
  history = new History();
  history.meet([client('1', 'Fox'), client('2', 'Owl')]);
});

function turns(events: TrafficEvent[], dropped = 0): Turn[] {
  history.add(events, dropped);
  return history.rows.filter((row) => row.type === 'turn');
}
const names = (turn: Turn | undefined): unknown => turn?.sent.map(({ got }) => got.map(({ name }) => name));

test('keeps cause and effect together, also when the effect comes late', () => {
  const [first, second, ...rest] = turns([received(1), received(2), sent(2), sent(1)]);
  expect(rest).toEqual([]);
  expect(names(first)).toEqual([['Fox', 'Owl']]);
  expect(second?.sent).toHaveLength(1);
  expect(first).toMatchObject({ came: { name: 'Fox', op: 'say' }, place: { file: 'server.js', line: 2 } });
});

test('joins what comes with a later batch, in a row of its own making: what was shown stays as it was', () => {
  const [before] = turns([received(1)]);
  const [after] = turns([sent(1)]);
  expect(before?.sent).toEqual([]);
  expect(after?.sent).toHaveLength(1);
  expect(after?.n).toBe(before?.n);
});

test('shows what a timer sends as a row without a cause, one for each moment', () => {
  const rows = turns([1000, 1010, 2000].map((at) => sent(0, ['Fox'], { at })));
  expect(rows.map(({ came, sent: out }) => [came, out.length])).toEqual([
    [undefined, 2],
    [undefined, 1],
  ]);
});

test('knows where each was sent, and the number that it had for each client', () => {
  const [row] = turns([received(1), sent(1, ['Fox', 'Owl'], { numbers: [4, 9], file: 'server.js', line: 3 })]);
  expect(row?.sent[0]).toMatchObject({
    place: { file: 'server.js', line: 3 },
    got: [
      { name: 'Fox', number: 4 },
      { name: 'Owl', number: 9 },
    ],
  });
});

test('shows a message that nobody handles, with the nearest name', () => {
  expect(turns([lost(1, 'Fox', 'wave')])[0]?.lost).toEqual({ code: 'unknown-op', nearest: 'wave' });
});

test('shows a handler that failed where it failed, and what failed by itself in a row of its own', () => {
  const diagnostic = { code: 'handler-failed', params: {}, side: 'server', file: 'server.js', line: 3 } as const;
  const [first, second] = turns([
    received(1),
    { type: 'failed', at: 1, turn: 1, diagnostic },
    { type: 'failed', at: 2, turn: 0, diagnostic },
  ]);
  expect(first?.failed).toBe(diagnostic);
  expect(second).toMatchObject({ came: undefined, failed: diagnostic });
});

test('shows who came and who left, and where the code changed', () => {
  history.add(
    [
      { type: 'connected', at: 1, client: '3', name: 'Hare' },
      { type: 'swapped', at: 2, ok: false },
      { type: 'disconnected', at: 3, client: '3', name: 'Hare' },
    ],
    0,
  );
  expect(history.rows).toMatchObject([
    { type: 'presence', name: 'Hare', isHere: true },
    { type: 'swap', ok: false },
    { type: 'presence', name: 'Hare', isHere: false },
  ]);
});

test('shows only the last of several changes in a row', () => {
  history.add([received(1), ...[2, 3, 4].map((at) => ({ type: 'swapped', at, ok: at === 4 }) as const), received(2)], 0);
  expect(history.rows.map(({ type }) => type)).toEqual(['turn', 'swap', 'turn']);
  expect(names(turns([sent(2)]).at(-1))).toEqual([['Fox', 'Owl']]);
});

test('knows the name of a client that has left, from what was told before', () => {
  const [row] = turns([{ type: 'connected', at: 0, client: '3', name: 'Hare' }, received(1), sent(1, ['Hare', 'Fox'])]);
  expect(names(row)).toEqual([['Hare', 'Fox']]);
});

test('says how much the host left out, in its place, as one number', () => {
  history.add([received(1)], 5);
  history.add([], 2);
  history.add([received(2)], 0);
  expect(history.rows.map((row) => (row.type === 'gap' ? row.count : row.type))).toEqual(['turn', 7, 'turn']);
});

test('keeps a bounded number of rows and counts those that it forgets, at any speed', () => {
  for (let batch = 0; batch < 100; batch += 1)
    history.add(
      Array.from({ length: 200 }, (_, at) => received(batch * 200 + at)),
      0,
    );
  expect(history.rows.length).toBeLessThanOrEqual(2_000);
  expect(history.rows.length + history.forgotten).toBe(20_000);
  expect(names(turns([sent(19_999), sent(0)]).find(({ sent: out }) => out.length > 0))).toEqual([['Fox', 'Owl']]);
});

test('keeps a bounded amount of text, however long each message is', () => {
  const text = 'x'.repeat(2_000);
  for (let turn = 0; turn < 3_000; turn += 1) history.add([received(turn, 'Fox', { text }), sent(turn, ['Fox'], { text })], 0);
  expect(history.rows.length).toBeLessThanOrEqual(500);
});

test('keeps the first of many things that one handler sends, and counts the others', () => {
  const [row] = turns([received(1), ...Array.from({ length: 100 }, () => sent(1))]);
  expect((row?.sent.length ?? 0) + (row?.more ?? 0)).toBe(100);
  expect(row?.sent.length).toBeLessThanOrEqual(20);
});

test('has a number of its own for every row, growing', () => {
  history.add(
    Array.from({ length: 50 }, (_, at): TrafficEvent => (at % 3 ? { type: 'swapped', at, ok: true } : sent(0, ['Fox'], { at: at * 100 }))),
    1,
  );
  const numbers = history.rows.map(({ n }) => n);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});
