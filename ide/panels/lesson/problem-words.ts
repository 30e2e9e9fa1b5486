import type { CheckProblem, CheckResult, LessonStep } from '../../../server/protocol/lesson.ts';
import { segments, type Segment } from '../../texts/text.ts';

/** What went otherwise in a check, in general words: for where the lesson has none of its own. */
export function problemWords({ code, params }: CheckProblem): Segment[] {
  const value = (name: string): string => params[name] ?? '';
  const [who, op] = [value('who'), value('op')];
  switch (code) {
    case 'missing':
      return segments('problem.missing', { who, op });
    case 'extra':
      return segments('problem.extra', { who, op });
    case 'too-often':
      return segments('problem.too-often', { who, op });
    case 'wrong-value':
      return segments('problem.wrong-value', { who, op, part: value('part'), expected: value('expected'), got: value('got') });
    case 'other-op':
      return segments('problem.other-op', { who, op, got: value('got') });
    case 'wrong-order':
      return segments('problem.wrong-order', { who, op });
    case 'unheard':
      return segments('problem.unheard', { op });
    case 'failed':
      return segments('problem.failed', { op });
    case 'endless':
      return segments('problem.endless');
    case 'not-shown':
      return segments('problem.not-shown', { who, text: value('text') });
    case 'shown':
      return segments('problem.shown', { who, text: value('text') });
    case 'no-target':
      return value('target') === ''
        ? segments('problem.no-target.any', { who })
        : segments('problem.no-target', { who, target: value('target') });
    case 'page-broken':
      return segments('problem.page-broken', { who });
    case 'restless':
      return segments('problem.restless');
    case 'stopped':
      return segments('problem.stopped');
  }
}

/** Which line it was, where that is known; nothing else. */
export function placeWords({ params }: CheckProblem): Segment[] {
  const { file, line } = params;
  return file === undefined || line === undefined ? [] : segments('problem.place', { file, line });
}

/** The same as plain words, or those of the lesson where it has some. */
export function plainProblem({ say: words }: LessonStep, { say, problem }: Extract<CheckResult, { type: 'failed' }>): string {
  const known = say === undefined ? undefined : words[say];
  const place = placeWords(problem);
  return [...(known ?? problemWords(problem)), ...(place.length > 0 ? [{ text: ' ' }, ...place] : [])].map(({ text }) => text).join('');
}
