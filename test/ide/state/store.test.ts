import { expect, test } from 'vitest';
import { Store } from '../../../ide/state/store.ts';

test('tells its listeners once, after all changes of a turn, until they stop listening', async () => {
  const store = new Store({ a: 1, b: 1 });
  const seen: unknown[] = [];
  const stop = store.subscribe(() => seen.push(store.state));
  store.update({ a: 2 });
  store.update({ b: 2 });
  expect(seen).toEqual([]);
  await Promise.resolve();
  expect(seen).toEqual([{ a: 2, b: 2 }]);
  stop();
  store.update({ a: 3 });
  await Promise.resolve();
  expect(seen).toHaveLength(1);
});
