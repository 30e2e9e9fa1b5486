import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DelayLine } from '../../../server/gateway/delay-line.ts';

let done: string[];
beforeEach(() => {
  vi.useFakeTimers();
  done = [];
});
afterEach(() => vi.useRealTimers());
const add = (line: DelayLine, what: string, size = 1): void => line.add(size, () => done.push(what));

test('does at once what is not delayed', () => {
  add(new DelayLine(0), 'a');
  expect(done).toEqual(['a']);
});

test('does each by the same time later, in order', () => {
  const line = new DelayLine(1_000);
  add(line, 'a');
  vi.advanceTimersByTime(600);
  add(line, 'b');
  expect(done).toEqual([]);
  vi.advanceTimersByTime(450);
  expect(done).toEqual(['a']);
  vi.advanceTimersByTime(600);
  expect(done).toEqual(['a', 'b']);
});

test('keeps the order when the delay ends, and for what comes while it ends', () => {
  const line = new DelayLine(1_000);
  line.add(1, () => {
    done.push('a');
    add(line, 'c');
  });
  add(line, 'b');
  line.setDelay(0);
  expect(done).toEqual(['a', 'b', 'c']);
  add(line, 'd');
  expect(done.at(-1)).toBe('d');
});

test('counts what waits', () => {
  const line = new DelayLine(1_000);
  add(line, 'a', 5);
  add(line, 'b', 7);
  expect([line.length, line.size]).toEqual([2, 12]);
  line.flush();
  expect([line.length, line.size]).toEqual([0, 0]);
});

test('does nothing any more when it has ended', () => {
  const line = new DelayLine(1_000);
  add(line, 'a');
  line.dispose();
  vi.advanceTimersByTime(5_000);
  expect(done).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
