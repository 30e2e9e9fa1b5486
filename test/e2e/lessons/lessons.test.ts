import { describe, expect, it } from 'vitest';
import { problemLine } from '../../../server/lessons/format/problems.ts';
import { LessonLibrary } from '../../../server/lessons/lesson-library.ts';
import { OWN_LESSONS } from '../../../server/lessons/read-lessons.ts';
import { trialsOf } from '../../../server/lessons/trial/trials.ts';
import { tryLessons } from '../../../server/lessons/trial/try-lessons.ts';
import { chromiumLaunch } from '../../support/chromium-launch.ts';

/** More than two hundred checks, many of them in pages. */
const WHOLE_MS = 900_000;

describe('every lesson of this repository', () => {
  const library = LessonLibrary.read([OWN_LESSONS]);

  it('is well formed, in every language that it has', () => {
    expect(library.problems.map(problemLine)).toEqual([]);
    expect(library.all.length).toBeGreaterThanOrEqual(12);
  });

  it(
    'fails at the beginning of each step, passes with its solution, and knows its wrong answers',
    async () => {
      const tried = await tryLessons(library, chromiumLaunch().executablePath);
      expect(tried.flatMap(({ complaint }) => (complaint ? [problemLine(complaint)] : []))).toEqual([]);
      expect(tried).toHaveLength(library.all.flatMap((lesson) => trialsOf(lesson)).length);
    },
    WHOLE_MS,
  );
});
