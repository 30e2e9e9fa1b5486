import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CheckDesk, type Readiness } from '../../../ide/lessons/check-desk.ts';
import type { CheckView } from '../../../ide/lessons/lesson-state.ts';
import { ONLY_ANN } from '../panels/lesson/a-lesson.ts';

let wanted: { lesson: string; step: number } | undefined;
let readiness: Readiness;
let asked: number[];
let views: CheckView[];
let passed: number[];
let desk: CheckDesk;

beforeEach(() => {
  vi.useFakeTimers();
  wanted = { lesson: 'tell-everyone', step: 3 };
  readiness = 'ready';
  [asked, views, passed] = [[], [], []];
  desk = new CheckDesk({
    wanted: () => wanted,
    readiness: () => readiness,
    ask: ({ n }) => void asked.push(n),
    show: (view) => void views.push(view),
    passed: (step) => void passed.push(step),
  });
});

afterEach(() => {
  desk.dispose();
  vi.useRealTimers();
});

function wish(): void {
  desk.wish();
  vi.runOnlyPendingTimers();
}

test('several changes in a row are tried once', () => {
  desk.wish();
  desk.wish();
  desk.wish();
  vi.runOnlyPendingTimers();
  expect(asked).toEqual([1]);
  expect(views).toEqual([{ type: 'checking', before: undefined }]);
});

test('what passes ticks its step', () => {
  wish();
  desk.took(1, { type: 'passed' });
  expect(passed).toEqual([3]);
});

test('the answer to an older try counts for nothing', () => {
  wish();
  wish();
  desk.took(1, { type: 'passed' });
  expect(passed).toEqual([]);
  desk.took(2, ONLY_ANN);
  expect(views.at(-1)).toEqual({ type: 'checked', result: ONLY_ANN });
});

test('what was found stays while a newer try is under way, and goes with its step', () => {
  wish();
  desk.took(1, ONLY_ANN);
  wish();
  expect(views.at(-1)).toEqual({ type: 'checking', before: ONLY_ANN });
  desk.entered();
  expect(views.at(-1)).toEqual({ type: 'none' });
  desk.took(2, { type: 'passed' });
  expect(passed).toEqual([]);
});

test('a step that has nothing to try is not tried', () => {
  wanted = undefined;
  wish();
  expect([asked, views]).toEqual([[], []]);
});

test('code that does not run is not tried, and that is said', () => {
  readiness = 'refused';
  wish();
  expect(asked).toEqual([]);
  expect(views.at(-1)).toEqual({ type: 'checked', result: { type: 'not-run', why: 'refused' } });
});

test('without a network it waits, and is tried when there is one', () => {
  wish();
  desk.lost();
  expect(views.at(-1)).toEqual({ type: 'waiting' });
  readiness = 'offline';
  wish();
  expect(asked).toEqual([1]);
  readiness = 'ready';
  wish();
  expect(asked).toEqual([1, 2]);
});

test('a host that has no room is asked again', () => {
  wish();
  desk.took(1, { type: 'not-run', why: 'busy' });
  expect(views.at(-1)).toMatchObject({ type: 'checking' });
  vi.runOnlyPendingTimers();
  expect(asked).toEqual([1, 2]);
});

test("who edits along may ask in one's place: where nothing comes of that, it is asked again", () => {
  wish();
  desk.took(1, ONLY_ANN);
  wish();
  desk.took(2, { type: 'not-run', why: 'replaced' });
  expect(views.at(-1)).toEqual({ type: 'checking', before: ONLY_ANN });
  vi.runOnlyPendingTimers();
  expect(asked).toEqual([1, 2, 3]);
});
