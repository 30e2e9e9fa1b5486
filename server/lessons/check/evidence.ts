import type { CheckProblem } from '../../protocol/lesson.ts';

/** A message that a client got. */
export interface Heard {
  op: string;
  parts: Readonly<Record<string, unknown>>;
}

/** What was seen in one round of a check. */
export interface Evidence {
  /** What each got in this round, by name. */
  heard: ReadonlyMap<string, readonly Heard[]>;
  /** What the pages show, by name, as a person reads it. */
  shown: ReadonlyMap<string, string>;
  isAlive: boolean;
}

/** One thing that is not as it should be, with all that a way to fail may ask of it. */
export interface Failure {
  problem: CheckProblem;
  /** Whom it is about. */
  who: string[];
  op?: string;
  /** Of a value: which part, and what it was. */
  part?: string;
  got?: unknown;
  /** Of what never came: what it should have been, for the picture. */
  expected?: Record<string, unknown>;
}
