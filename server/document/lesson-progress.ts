/** Where a pupil is in a lesson: the map `lesson` of a document. It is no file, so it is in no export, and no editor's undo. */
import * as Y from 'yjs';

/** The name of the map. */
export const LESSON_ROOT = 'lesson';

/** Its keys: the lesson's id, the step from 0, and the steps that are done, such as '0,2'. */
const KEYS: ReadonlySet<string> = new Set(['id', 'step', 'done']);
const MOST_LETTERS = 200;
const MOST_STEP = 100;

export function beginLesson(doc: Y.Doc, id: string): void {
  const lesson = doc.getMap(LESSON_ROOT);
  for (const [key, value] of Object.entries({ id, step: 0, done: '' })) lesson.set(key, value);
}

/** Whether an editor may write this into the map. `key` is not known where it takes the place of something. */
export function isLessonProgress(key: string | null, content: Y.Item['content']): boolean {
  if (key !== null && !KEYS.has(key)) return false;
  if (content instanceof Y.ContentDeleted) return true;
  return content instanceof Y.ContentAny && content.arr.every((value: unknown) => isText(value) || isStep(value));
}

/** Tells each step, from 0, when it is ticked: inside the transaction. Returns what stops it. */
export function watchSteps(doc: Y.Doc, ticked: (step: number) => void): () => void {
  const lesson = doc.getMap(LESSON_ROOT);
  let done = stepsIn(lesson.get('done'));
  const look = (): void => {
    const before = done;
    done = stepsIn(lesson.get('done'));
    for (const step of done) if (!before.has(step)) ticked(step);
  };
  lesson.observe(look);
  return () => lesson.unobserve(look);
}

function stepsIn(done: unknown): ReadonlySet<number> {
  const parts = typeof done === 'string' ? done.split(',') : [];
  return new Set(
    parts
      .filter((part) => /^\d+$/.test(part))
      .map(Number)
      .filter(isStep),
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MOST_LETTERS;
}

function isStep(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_STEP;
}
