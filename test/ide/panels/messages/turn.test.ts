import { expect, test } from 'vitest';
import type { TrafficEvent } from '../../../../server/protocol/ide.ts';
import { rowsOf, type Turn } from '../../../../ide/panels/messages/turn.ts';
import { turnInWords } from '../../../../ide/panels/messages/turn-in-words.ts';
import { client } from '../project-state.ts';

const CLIENTS = [client('1', 'Fox'), client('2', 'Owl')];
const received = (turn: number, at: number, line = 2): TrafficEvent => ({
  type: 'received',
  at,
  turn,
  client: '1',
  name: 'Fox',
  op: 'say',
  text: '{"op":"say"}',
  file: 'server.js',
  line,
});
const sent = (turn: number, at: number, clients = ['1', '2']): TrafficEvent => ({
  type: 'sent',
  at,
  turn,
  op: 'said',
  text: '{"op":"said"}',
  to: 'all',
  clients,
});

function turns(events: TrafficEvent[]): Turn[] {
  return rowsOf(events, CLIENTS).filter((row) => row.type === 'turn');
}

test('keeps cause and effect together, also when the effect comes late', () => {
  const [first, second, ...rest] = turns([received(1, 10), received(2, 20), sent(2, 21), sent(1, 500)]);
  expect(rest).toEqual([]);
  expect(first?.sent).toEqual([{ op: 'said', text: '{"op":"said"}', to: 'all', names: ['Fox', 'Owl'] }]);
  expect(second?.sent).toHaveLength(1);
  expect(first).toMatchObject({ came: { name: 'Fox', op: 'say' }, file: 'server.js', line: 2 });
});

test('shows what a timer sends as a row without a cause, one for each moment', () => {
  const rows = turns([sent(0, 1000), sent(0, 1010), sent(0, 2000)]);
  expect(rows.map((row) => [row.came, row.sent.length])).toEqual([
    [undefined, 2],
    [undefined, 1],
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
});

test('shows a message that nobody handles, with the nearest name', () => {
  const [row] = turns([
    { type: 'unhandled', at: 1, turn: 1, client: '1', name: 'Fox', op: 'wav', text: '', code: 'unknown-op', nearest: 'wave' },
  ]);
  expect(row?.lost).toEqual({ code: 'unknown-op', nearest: 'wave' });
  expect(row && turnInWords(row)).toBe('Fox sends wav. No one is listening for wav. The server has on("wave"). Did you mean that?');
});

test('the answer to a lost message is no row of its own', () => {
  const lost: TrafficEvent = { type: 'unhandled', at: 1, turn: 4, client: '1', name: 'Fox', op: 'wav', text: '', code: 'unknown-op' };
  const rows = turns([lost, { type: 'sent', at: 1, turn: 4, op: 'error', text: '', to: 'one', clients: ['1'] }]);
  expect(rows).toHaveLength(1);
  expect(rows[0] && turnInWords(rows[0])).not.toContain('error');
});

test('marks where the code changed, in its place', () => {
  const rows = rowsOf([received(1, 1), { type: 'swapped', at: 2, ok: false }, received(2, 3)], CLIENTS);
  expect(rows.map((row) => row.type)).toEqual(['turn', 'mark', 'turn']);
});

test('shows only the last of several changes in a row', () => {
  const rows = rowsOf([received(1, 1), { type: 'swapped', at: 2, ok: true }, { type: 'swapped', at: 3, ok: false }], CLIENTS);
  expect(rows.map((row) => [row.type, row.at])).toEqual([
    ['turn', 1],
    ['mark', 3],
  ]);
});

test('knows the name of a client that has left, from what it said before', () => {
  const [row] = turns([{ type: 'connected', at: 0, client: '9', name: 'Hare' }, received(1, 1), sent(1, 1, ['9', '1'])]);
  expect(row?.sent[0]?.names).toEqual(['Hare', 'Fox']);
});

test('leaves out a client that nobody knows', () => {
  const [row] = turns([received(1, 1), sent(1, 1, ['1', 'gone'])]);
  expect(row?.sent[0]?.names).toEqual(['Fox']);
});

test('has a key of its own for every row', () => {
  const events = Array.from({ length: 50 }, (_, at): TrafficEvent => (at % 2 ? { type: 'swapped', at: 7, ok: true } : sent(0, at * 100)));
  const rows = rowsOf(events, CLIENTS);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('says a row for whoever does not see it', () => {
  const [row] = turns([received(1, 1), sent(1, 1), { type: 'sent', at: 1, turn: 1, op: 'thanks', text: '', to: 'one', clients: ['1'] }]);
  expect(row && turnInWords(row)).toBe(
    'Fox sends say. The server handles it. The server sends said to everyone. The server sends thanks to Fox.',
  );
});
