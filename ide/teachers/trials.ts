import type { CheckResult, Lesson } from '../../server/protocol/lesson.ts';

/** A state of a project that a check has to judge: how the step begins, or its solution. */
export interface Trial {
  /** From 0. */
  step: number;
  which: 'begins' | 'ends';
  /** All files; `null`: one that another step has and this one does not. */
  files: Record<string, string | null>;
}

/** What came of one. `nobody`: the host did not answer. */
export interface Tried extends Trial {
  result: TrialResult;
  /** From the change to its result. */
  ms: number;
}

export type TrialResult = CheckResult | { type: 'nobody' };

/** Whoever runs one. */
export interface TrialBench {
  /** Puts the files into the project and has the host try the step. */
  run(trial: Trial): Promise<TrialResult>;
}

/** At every step with a check: how it begins, and its solution. */
export function trialsOf({ steps }: Lesson): Trial[] {
  const paths = new Set(steps.flatMap(({ begins, ends }) => [...Object.keys(begins), ...Object.keys(ends)]));
  const gone = Object.fromEntries([...paths].map((path): [string, null] => [path, null]));
  return steps.flatMap(({ kind, begins, ends }, step): Trial[] => {
    if (kind !== 'check') return [];
    return [
      { step, which: 'begins', files: { ...gone, ...begins } },
      { step, which: 'ends', files: { ...gone, ...ends } },
    ];
  });
}

/** How a step begins has to fail, and its solution has to pass. */
export function isAsItShould({ which, result }: Tried): boolean {
  return result.type === (which === 'begins' ? 'failed' : 'passed');
}

/** One after another; `done` hears of each. Ends early where the host does not answer, or when it is called off. */
export async function runTrials(
  trials: readonly Trial[],
  { bench, done, off }: { bench: TrialBench; done: (tried: Tried) => void; off: AbortSignal },
): Promise<void> {
  for (const trial of trials) {
    const began = performance.now();
    const result = await bench.run(trial);
    if (off.aborted) return;
    done({ ...trial, result, ms: performance.now() - began });
    if (result.type === 'nobody') return;
  }
}
