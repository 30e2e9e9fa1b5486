import type { CheckResult, Lesson } from '../../server/protocol/lesson.ts';

/** What the IDE shows of the project's lesson, and whether it is to be seen. */
export interface LessonState {
  /** The drawer stands open: with the lesson, or where there is none with the list of all lessons. */
  isOpen: boolean;
  lesson: ProjectLesson;
}

/** `unknown`: this host does not have the lesson; the project is from elsewhere. */
export type ProjectLesson = { type: 'none' } | { type: 'loading' | 'no-host' | 'unknown'; id: string } | OpenLesson;

export interface OpenLesson extends Progress {
  type: 'open';
  lesson: Lesson;
  check: CheckView;
  /** The choice that was made in the current step since it was entered. */
  choice: number | undefined;
}

/** How far a project is in its lesson: kept with the project. */
export interface Progress {
  /** The current step, from 0; as many as there are steps when all of them lie behind. */
  step: number;
  /** Steps that are ticked. */
  done: ReadonlySet<number>;
}

/** What is known of the current step's check. `waiting`: nobody is there to try it; it is tried when the network is back. */
export type CheckView =
  { type: 'none' } | { type: 'waiting' } | { type: 'checking'; before: CheckResult | undefined } | { type: 'checked'; result: CheckResult };

export const NO_LESSON: LessonState = { isOpen: false, lesson: { type: 'none' } };

/** What can be asked of the lesson. */
export interface LessonCalls {
  /** Open the drawer, or close it. */
  toggle(): void;
  /** Ask for the lesson again, where it did not come. */
  load(): void;
  goTo(step: number): void;
  /** 'Next': a step that is only to be read is ticked by it. */
  next(): void;
  /** A choice of the step's question, from 0. */
  choose(choice: number): void;
  /** The files as they are when the step is done, or as they are when it begins. Undone by the function that is returned. */
  put(which: 'begins' | 'ends'): () => void;
}
