import { expect, it } from 'vitest';
import { Listeners } from '../../../server/document/listeners.ts';

it('tells each listener until it is taken away, the same function twice if it was added twice', () => {
  const listeners = new Listeners<[number]>();
  const told: number[] = [];
  const listener = (value: number) => void told.push(value);
  const stop = listeners.add(listener);
  listeners.add(listener);
  listeners.tell(1);
  stop();
  stop();
  listeners.tell(2);
  listeners.clear();
  listeners.tell(3);
  expect(told).toEqual([1, 1, 2]);
});
