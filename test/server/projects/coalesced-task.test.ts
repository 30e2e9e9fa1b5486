import { describe, expect, it } from 'vitest';
import { CoalescedTask } from '../../../server/projects/coalesced-task.ts';

/** Runs that end when they are told to. */
function controlled(): { task: CoalescedTask<number>; ends: (() => void)[]; running: () => number } {
  const ends: (() => void)[] = [];
  let count = 0;
  let running = 0;
  const task = new CoalescedTask(async () => {
    running++;
    const n = ++count;
    await new Promise<void>((resolve) => ends.push(resolve));
    running--;
    return n;
  });
  return { task, ends, running: () => running };
}

describe('CoalescedTask', () => {
  it('answers all requests of one run with one more run, which began after them', async () => {
    const { task, ends, running } = controlled();
    const first = task.request();
    const others = [task.request(), task.request(), task.request()];
    ends[0]?.();
    expect(await first).toBe(1);
    await expect.poll(() => ends.length).toBe(2);
    expect(running()).toBe(1);
    ends[1]?.();
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
    await task.idle();
    expect(ends).toHaveLength(2);
  });

  it('runs again after a run that failed', async () => {
    let runs = 0;
    const task = new CoalescedTask(() => (++runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve('yes')));
    const first = task.request();
    const second = task.request();
    await expect(first).rejects.toThrow('no');
    expect(await second).toBe('yes');
    expect(await task.request()).toBe('yes');
  });

  it('never runs twice at once, whenever the requests come', async () => {
    let running = 0;
    let most = 0;
    const task = new CoalescedTask(async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    });
    const all: Promise<void>[] = [];
    for (let i = 0; i < 50; i++) {
      all.push(task.request());
      await Promise.resolve();
    }
    await Promise.all(all);
    expect(most).toBe(1);
  });
});
