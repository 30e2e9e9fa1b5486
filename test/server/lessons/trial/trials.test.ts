import { describe, expect, it } from 'vitest';
import { problemLine } from '../../../../server/lessons/format/problems.ts';
import { LessonLibrary } from '../../../../server/lessons/lesson-library.ts';
import { complaintAbout, trialsOf, type Trial } from '../../../../server/lessons/trial/trials.ts';
import type { CheckResult } from '../../../../server/protocol/lesson.ts';
import { GOOD, lessonsFolder } from '../lesson-folder.ts';

function trials(): Trial[] {
  using folder = lessonsFolder({ ...GOOD, '02-tell-everyone/solution-other/server.js': 'other' });
  return LessonLibrary.read([folder.path]).all.flatMap(trialsOf);
}

const failed = (say?: string): CheckResult => ({
  type: 'failed',
  ...(say !== undefined && { say }),
  problem: { code: 'missing', params: { who: 'Bo' } },
  picture: { clients: [], rows: [] },
});

describe('what is tried of a lesson', () => {
  it('is how a step begins, its solutions, and each wrong answer', () => {
    expect(trials().map(({ wanted, files }) => [wanted.type, files['server.js']?.slice(0, 12)])).toEqual([
      ['fails', "on('shout', "],
      ['passes', "on('shout', "],
      ['passes', 'other'],
      ['told', "on('shout', "],
    ]);
  });
});

describe('what is said of it', () => {
  it.each<[number, CheckResult, string | undefined]>([
    [0, failed(), undefined],
    [0, { type: 'passed' }, 'lessons/02-tell-everyone/lesson.md:21 The code with which this step begins passes its check already.'],
    [
      0,
      { type: 'not-run', why: 'no-pages' },
      'lessons/02-tell-everyone/lesson.md:21 The code with which this step begins could not be tried: there is no browser for its pages.',
    ],
    [1, { type: 'passed' }, undefined],
    [1, failed(), 'lessons/02-tell-everyone/lesson.md:21 The solution of this step does not pass its check: missing, who "Bo".'],
    [2, failed(), 'lessons/02-tell-everyone/solution-other The solution of this step does not pass its check: missing, who "Bo".'],
    [3, failed('only-ann'), undefined],
    [
      3,
      failed('twice'),
      `lessons/02-tell-everyone/wrong/2-only-ann This wrong answer is told 'twice', and not 'only-ann': missing, who "Bo".`,
    ],
    [3, { type: 'passed' }, 'lessons/02-tell-everyone/wrong/2-only-ann This wrong answer passes the check.'],
  ])('%i %j', (at, result, line) => {
    const trial = trials()[at];
    if (!trial) throw new Error('no trial');
    const complaint = complaintAbout(trial, result);
    expect(complaint && problemLine(complaint)).toBe(line);
  });
});
