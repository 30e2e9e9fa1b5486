import type { LessonBlock, LessonInline, StepKind } from '../protocol/lesson.ts';
import type { Check } from './format/check-schema.ts';

/** A lesson as it was read from its folder. */
export interface LessonSource {
  id: string;
  number: number;
  /** As it is shown: `lessons/02-tell-everyone`. */
  folder: string;
  minutes: number;
  show: string[];
  steps: StepSource[];
  /** By language. English is always there, and has everything. */
  texts: ReadonlyMap<string, LessonTexts>;
}

/** What is the same in all languages. */
export interface StepSource {
  /** Of its heading in `lesson.md`. */
  line: number;
  kind: StepKind;
  live: { op: string; from: 'page' | 'server' } | undefined;
  /** Of the prediction, from 0. */
  answer: number;
  check: Check | undefined;
  /** All files of the project, by path. */
  begins: Record<string, string>;
  ends: Record<string, string>;
  /** Other ways to the end, which have to pass too. */
  others: OtherEnd[];
  wrong: WrongAnswer[];
}

/** Files that differ from how the step begins. */
export interface OtherEnd {
  folder: string;
  files: Record<string, string>;
}

/** `say`: the words (a key of that) which it must be told. */
export interface WrongAnswer extends OtherEnd {
  say: string;
}

export interface LessonTexts {
  title: string;
  summary: string;
  /** The idea of it, for whoever teaches it. */
  teaches: string | undefined;
  intro: LessonBlock[];
  steps: StepTexts[];
}

export interface StepTexts {
  title: string;
  text: LessonBlock[];
  hints: LessonInline[][];
  say: Record<string, LessonInline[]>;
  predict: { question: LessonInline[]; choices: LessonInline[][]; because: LessonInline[] } | undefined;
}
