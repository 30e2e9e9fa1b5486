import * as v from 'valibot';
import { readStored, writeStored } from '../parts/storage.ts';
import { forgetEditKey } from '../session/edit-key.ts';
import type { LessonState } from '../lessons/lesson-state.ts';
import type { WorkbenchState } from '../state/workbench.ts';

const KEY = 'wszero.projects';
/** The start page shows as many; older ones are still found by their words. */
const MOST = 12;
/** A project that stays open is written down again after so many milliseconds. */
const AGAIN_MS = 60_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const lesson = v.object({ id: v.string(), number: count, step: count, steps: count });
const schema = v.array(v.object({ id: v.string(), name: v.string(), at: v.number(), lesson: v.optional(lesson) }));

/** A project that was opened on this computer. Its key is where the session keeps it. */
export interface MyProject {
  id: string;
  name: string;
  /** When it was open last, in milliseconds since 1970. */
  at: number;
  /** Its lesson and the step in it, from 0; all of them lie behind where `step` is `steps`. */
  lesson?: { id: string; number: number; step: number; steps: number } | undefined;
}

/** Those of this computer, the newest first. What somebody else wrote into the storage counts as nothing. */
export function myProjects(): MyProject[] {
  try {
    const parsed = v.safeParse(schema, JSON.parse(readStored(KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return []; // not JSON: as if there were nothing
  }
}

/**
 * Writes down the project that is open, if it can be edited. One that was deleted while it was open is forgotten; one that the host does not
 * know is not, for that may be a host with the wrong folder.
 */
export function rememberProject({ connection, refusal, role, project, lessons }: WorkbenchState, now: number): void {
  if (connection === 'refused' && refusal?.code === 'project-deleted') forgetProject(project.id);
  if (connection !== 'online' || role !== 'edit') return;
  const known = myProjects();
  const [newest] = known;
  const lesson = lessonIn(lessons, newest?.id === project.id ? newest : undefined);
  const isSame = newest?.id === project.id && newest.name === project.name && newest.lesson?.step === lesson?.step;
  if (isSame && now - newest.at < AGAIN_MS) return;
  const others = known.filter(({ id }) => id !== project.id);
  writeStored(KEY, JSON.stringify([{ id: project.id, name: project.name, at: now, lesson }, ...others].slice(0, MOST)));
}

/** With its key. */
export function forgetProject(id: string): void {
  const known = myProjects();
  const others = known.filter((project) => project.id !== id);
  if (others.length < known.length) writeStored(KEY, JSON.stringify(others));
  forgetEditKey(id);
}

/** Until the lesson has come, what is known of it counts. */
function lessonIn({ lesson }: LessonState, known: MyProject | undefined): MyProject['lesson'] {
  if (lesson.type !== 'open') return lesson.type === 'none' ? undefined : known?.lesson;
  const { id, number, steps } = lesson.lesson;
  return { id, number, step: lesson.step, steps: steps.length };
}
