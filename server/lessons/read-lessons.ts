import { join } from 'node:path';
import { ROOT } from '../built.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { problemLine } from './format/problems.ts';
import { LessonLibrary } from './lesson-library.ts';

/** The folder of the host's own lessons. */
export const OWN_LESSONS = join(ROOT, 'lessons');

/** The host's own lessons and a teacher's. What is wrong with one is logged, and the host goes on without it. */
export function readLessons({ LESSONS_DIR }: Pick<Config, 'LESSONS_DIR'>, log: Log): LessonLibrary {
  const library = LessonLibrary.read(LESSONS_DIR === undefined ? [OWN_LESSONS] : [OWN_LESSONS, LESSONS_DIR]);
  const [broken, small] = [library.problems.filter(({ isSmall }) => isSmall !== true), library.problems.filter(({ isSmall }) => isSmall)];
  if (broken.length > 0) log.error({ problems: broken.map(problemLine) }, 'a lesson is broken and is left out');
  if (small.length > 0) log.warn({ problems: small.map(problemLine) }, 'a lesson is not whole in another language');
  return library;
}
