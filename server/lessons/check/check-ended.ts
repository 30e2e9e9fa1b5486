import type { CheckResult } from '../../protocol/lesson.ts';
import type { Failure } from './evidence.ts';

/** Why a check is over before its end. */
export type Ending =
  | { type: 'result'; result: CheckResult }
  /** Something that it was to find out: the code never ends, the page is broken. */
  | { type: 'failure'; failure: Failure }
  /** A neighbour's fault ended the worker: it has to begin anew. */
  | { type: 'lost' };

/** Thrown where a check can not go on. */
export class CheckEnded extends Error {
  override name = 'CheckEnded';
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(ending.type);
    this.ending = ending;
  }
}

/** It has to end: with `failure` as what it found. */
export function found(
  code: Failure['problem']['code'],
  params: Record<string, string> = {},
  more: Partial<Omit<Failure, 'problem'>> = {},
): CheckEnded {
  return new CheckEnded({ type: 'failure', failure: { problem: { code, params }, who: [], ...more } });
}
