import { setImmediate as settled } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Places } from '../../../server/export/places.ts';

const HERE = new AbortController().signal;

/** Tasks that end when they are told to, and the names of those that have begun. */
function tasks(places: Places) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string, signal = HERE) =>
    places.run(() => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    }, signal);
  return { begun, run, end: (name: string) => ends.get(name)?.() };
}

it('lets in as many as there are places, and the next when one leaves, in order', async () => {
  const { begun, run, end } = tasks(new Places(2, 9));
  const runs = new Map(['a', 'b', 'c', 'd'].map((name) => [name, run(name)]));
  await settled();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await runs.get('b');
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  await runs.get('a');
  await settled();
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

it('passes over whoever gave up, and does not run their task', async () => {
  const { begun, run, end } = tasks(new Places(1, 9));
  const first = run('a');
  const leave = new AbortController();
  const second = run('b', leave.signal);
  const third = run('c');
  leave.abort();
  await second;
  end('a');
  await first;
  await settled();
  end('c');
  await third;
  expect(begun).toEqual(['a', 'c']);
  await run('d', leave.signal);
  expect(begun).toEqual(['a', 'c']);
});

it('lets nobody wait behind as many as may', async () => {
  const { begun, run, end } = tasks(new Places(1, 1));
  const leave = new AbortController();
  const [first, second] = [run('a'), run('b', leave.signal)];
  await expect(run('c')).rejects.toMatchObject({ code: 'too-many' });
  leave.abort();
  await second;
  const third = run('d');
  end('a');
  await first;
  await settled();
  end('d');
  await third;
  expect(begun).toEqual(['a', 'd']);
});

it('has the place of a task that failed for the next', async () => {
  const places = new Places(1, 9);
  const { begun, run } = tasks(places);
  await expect(places.run(() => Promise.reject(new Error('no')), HERE)).rejects.toThrow('no');
  void run('a');
  await settled();
  expect(begun).toEqual(['a']);
});
