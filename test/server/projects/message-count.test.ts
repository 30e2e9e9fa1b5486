import { beforeEach, expect, test } from 'vitest';
import { ClientTable, type ConnectedClient } from '../../../runtime/clients/client-table.ts';
import { MessageCount } from '../../../server/projects/message-count.ts';

let count: MessageCount;
let fox: ConnectedClient;
beforeEach(() => {
  count = new MessageCount();
  const connection = { backlog: 0, send: () => undefined, hold: () => undefined, close: () => undefined, closeSlow: () => undefined };
  fox = new ClientTable().add({ name: 'Fox', pane: undefined, connection });
});

function came(...texts: string[]): void {
  for (const text of texts) {
    fox.came += 1;
    count.came(fox, text);
  }
}

test('says the how manyth a message is', () => {
  came('a', 'b', 'b', 'c');
  expect(['a', 'b', 'b', 'c'].map((text) => count.handled(fox, text))).toEqual([1, 2, 3, 4]);
});

test('passes over what was never handled', () => {
  came('a', 'lost', 'b');
  expect(['a', 'b'].map((text) => count.handled(fox, text))).toEqual([1, 3]);
});

test('does not know what came before anybody counted, nor what was forged', () => {
  fox.came = 5;
  came('a');
  expect([count.handled(fox, 'forged'), count.handled(fox, 'a'), count.handled(fox, 'a')]).toEqual([undefined, 6, undefined]);
});

test('holds a bounded number of messages that nobody handles', () => {
  came(...Array.from({ length: 5_000 }, (_, at) => String(at)));
  expect(count.handled(fox, '0')).toBeUndefined();
  expect(count.handled(fox, '4999')).toBe(5_000);
});
