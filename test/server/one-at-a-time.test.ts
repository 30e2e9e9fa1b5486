import { expect, test } from 'vitest';
import { OneAtATime } from '../../server/one-at-a-time.ts';

test('runs one task at a time, in order, also after one that failed', async () => {
  const line = new OneAtATime();
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
  const results = await Promise.allSettled([line.run(task('a')), line.run(task('b', true)), line.run(task('c'))]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('b') },
    { status: 'fulfilled', value: 'c' },
  ]);
});

test('leaves out a task whose signal is aborted before its turn', async () => {
  const line = new OneAtATime();
  const nobody = new AbortController();
  let ran = false;
  const skipped = line.run(async () => {
    ran = true;
  }, nobody.signal);
  nobody.abort(new Error('not wanted'));
  await expect(skipped).rejects.toThrow('not wanted');
  expect(ran).toBe(false);
});
