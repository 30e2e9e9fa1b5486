import { expect, test } from 'vitest';
import { Turns } from '../../../server/compiler/turns.ts';

test('runs one task at a time, in order, also after one that failed', async () => {
  const turns = new Turns();
  const events: string[] = [];
  const task =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([turns.run(task('a')), turns.run(task('b', true)), turns.run(task('c'))]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('b') },
    { status: 'fulfilled', value: 'c' },
  ]);
});

test('leaves out a task whose signal is aborted before its turn', async () => {
  const turns = new Turns();
  const nobody = new AbortController();
  let ran = false;
  const skipped = turns.run(async () => {
    ran = true;
  }, nobody.signal);
  nobody.abort(new Error('not wanted'));
  await expect(skipped).rejects.toThrow('not wanted');
  expect(ran).toBe(false);
});
