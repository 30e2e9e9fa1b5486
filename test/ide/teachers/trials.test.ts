import { expect, test } from 'vitest';
import {
  isAsItShould,
  runTrials,
  trialsOf,
  type Trial,
  type TrialBench,
  type Tried,
  type TrialResult,
} from '../../../ide/teachers/trials.ts';
import { aStep, LESSON, ONLY_ANN } from '../panels/lesson/a-lesson.ts';

const NEVER = new AbortController().signal;
const PASSED = { type: 'passed' } as const;

/** A host that comes to these results, one after another. */
function comingTo(...results: TrialResult[]): TrialBench & { ran: Trial[] } {
  const ran: Trial[] = [];
  return {
    ran,
    run: async (trial) => {
      ran.push(trial);
      return results[ran.length - 1] ?? PASSED;
    },
  };
}

async function run(bench: TrialBench, off: AbortSignal = NEVER): Promise<Tried[]> {
  const all: Tried[] = [];
  await runTrials(trialsOf(LESSON), { bench, done: (tried) => all.push(tried), off });
  return all;
}

test('each step with a check is tried as it begins, and as it is solved', () => {
  expect(trialsOf(LESSON)).toEqual([
    { step: 3, which: 'begins', files: { 'server.js': 'before' } },
    { step: 3, which: 'ends', files: { 'server.js': 'after' } },
  ]);
});

test('a file that only another step has is taken away', () => {
  const later = aStep('Later', { begins: { 'server.js': 'before' }, ends: { 'server.js': 'x', 'new.js': 'y' } });
  const [begins] = trialsOf({ ...LESSON, steps: [...LESSON.steps, later] });
  expect(begins?.files).toEqual({ 'server.js': 'before', 'new.js': null });
});

test('the beginning has to fail, and the solution to pass', async () => {
  const right = await run(comingTo(ONLY_ANN, PASSED));
  expect(right.map(isAsItShould)).toEqual([true, true]);
  const wrong = await run(comingTo(PASSED, ONLY_ANN));
  expect(wrong.map(isAsItShould)).toEqual([false, false]);
  const untried = await run(comingTo({ type: 'not-run', why: 'refused' }, { type: 'not-run', why: 'no-pages' }));
  expect(untried.map(isAsItShould)).toEqual([false, false]);
});

test('nothing more is tried where nobody answers', async () => {
  const bench = comingTo({ type: 'nobody' });
  expect((await run(bench)).map(({ result }) => result.type)).toEqual(['nobody']);
  expect(bench.ran).toHaveLength(1);
});

test('nothing is told after it was called off', async () => {
  const off = new AbortController();
  const bench: TrialBench = {
    run: async () => {
      off.abort();
      return PASSED;
    },
  };
  expect(await run(bench, off.signal)).toEqual([]);
});
