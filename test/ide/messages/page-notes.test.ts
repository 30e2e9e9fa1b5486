import { beforeEach, expect, test } from 'vitest';
import { History } from '../../../ide/messages/history.ts';
import { causeOf, effectsOf, type Messages } from '../../../ide/messages/messages.ts';
import { PageNotes } from '../../../ide/messages/page-notes.ts';
import type { Turn } from '../../../ide/messages/row.ts';
import type { TrafficEvent } from '../../../server/protocol/ide.ts';
import { received, sent } from './traffic.ts';

let notes: PageNotes;
beforeEach(() => {
  notes = new PageNotes();
  notes.begin('fox');
  notes.meet([{ id: '1', name: 'Fox', pane: 'fox', groups: [], load: 'a', attempt: '1' }]);
  notes.told('fox', [{ type: 'connected', load: 'a', attempt: 1, sent: 0, got: 0 }]);
});

test('says which line of the page sent a message', () => {
  notes.told('fox', [
    { type: 'sent', number: 1, cause: 0, file: 'client.js', line: 4 },
    { type: 'sent', number: 2, cause: 0, file: 'client.js', line: 7 },
  ]);
  expect(notes.sentFrom({ client: '1', number: 2 })).toEqual({ place: { file: 'client.js', line: 7 } });
  expect(notes.sentFrom({ client: '1', number: 3 })).toBeUndefined();
  expect(notes.sentFrom({ client: '2', number: 2 })).toBeUndefined();
  expect(notes.sentFrom({ client: '1', number: undefined })).toBeUndefined();
});

test('counts anew with each connection, as the host does', () => {
  notes.told(
    'fox',
    [1, 2, 3].map((number) => ({ type: 'sent', number, cause: 0, file: 'client.js', line: number })),
  );
  // two of them had gone when the connection broke; the third waited
  notes.told('fox', [{ type: 'connected', load: 'a', attempt: 3, sent: 2, got: 5 }]);
  notes.meet([{ id: '7', name: 'Fox', pane: 'fox', groups: [], load: 'a', attempt: '3' }]);
  expect(notes.sentFrom({ client: '7', number: 1 })?.place?.line).toBe(3);
  expect(notes.sentFrom({ client: '1', number: 1 })?.place?.line).toBe(1);
});

test('counts anew with each page load, and still knows what the one before told', () => {
  notes.told('fox', [{ type: 'sent', number: 1, cause: 0, file: 'old.js', line: 1 }]);
  notes.begin('fox');
  notes.told('fox', [
    { type: 'sent', number: 1, cause: 0, file: 'new.js', line: 1 },
    { type: 'connected', load: 'b', attempt: 1, sent: 0, got: 0 },
  ]);
  notes.meet([{ id: '2', name: 'Fox', pane: 'fox', groups: [], load: 'b', attempt: '1' }]);
  expect(notes.sentFrom({ client: '1', number: 1 })?.place?.file).toBe('old.js');
  expect(notes.sentFrom({ client: '2', number: 1 })?.place?.file).toBe('new.js');
});

test('says which message to a page nobody there listened for', () => {
  notes.told('fox', [{ type: 'unheard', number: 2 }]);
  expect([1, 2].map((number) => notes.isUnheard({ client: '1', number }))).toEqual([false, true]);
});

test('holds a bounded number of notes', () => {
  for (let number = 1; number <= 10_000; number += 1)
    notes.told('fox', [
      { type: 'sent', number, cause: 0 },
      { type: 'unheard', number },
    ]);
  expect(notes.sentFrom({ client: '1', number: 1 })).toBeUndefined();
  expect(notes.sentFrom({ client: '1', number: 10_000 })).toBeDefined();
  expect(
    Array.from({ length: 10_000 }, (_, at) => at + 1).filter((number) => notes.isUnheard({ client: '1', number })).length,
  ).toBeLessThanOrEqual(1_000);
});

test('ties what a page sent to what it got, and that to what came of it', () => {
  const history = new History();
  const events: TrafficEvent[] = [
    received(1, 'Owl', { number: 1 }),
    sent(1, ['Fox', 'Owl'], { numbers: [1, 1] }),
    received(2, 'Fox', { op: 'thanks', number: 1 }),
    received(3, 'Fox', { op: 'other', number: 2 }),
  ];
  history.add(events, 0);
  notes.told('fox', [
    { type: 'sent', number: 1, cause: 1 },
    { type: 'sent', number: 2, cause: 0 },
  ]);
  const messages: Messages = {
    rows: history.rows,
    forgotten: 0,
    sentFrom: (message) => notes.sentFrom(message),
    isUnheard: (message) => notes.isUnheard(message),
  };
  const [said, thanks, other] = history.rows.filter((row): row is Turn => row.type === 'turn');
  expect(thanks && causeOf(thanks, messages)).toEqual({ turn: said, sent: 0 });
  expect(other && causeOf(other, messages)).toBeUndefined();
  expect(said && effectsOf(said, messages)).toEqual([thanks]);
  expect(other && effectsOf(other, messages)).toEqual([]);
});
