/** What has to be tried of a lesson, and what is said of what came of it. No host and no browser in here. */
import type { CheckResult } from '../../protocol/lesson.ts';
import { needsPages } from '../format/check-names.ts';
import type { Check } from '../format/check-schema.ts';
import type { LessonProblem } from '../format/problems.ts';
import type { LessonSource } from '../lesson-source.ts';

/** One state of a pupil's project, and what its check has to come to. */
export interface Trial {
  lesson: LessonSource;
  /** From 0. */
  step: number;
  check: Check;
  hasPages: boolean;
  files: Readonly<Record<string, string>>;
  wanted: { type: 'fails' } | { type: 'passes'; folder?: string } | { type: 'told'; say: string; folder: string };
}

/** At every step with a check: how it begins, its solution, and each wrong answer. */
export function trialsOf(lesson: LessonSource): Trial[] {
  return lesson.steps.flatMap(({ check, begins, ends, others, wrong }, step): Trial[] => {
    if (!check) return [];
    const common = { lesson, step, check, hasPages: needsPages(check) };
    return [
      { ...common, files: begins, wanted: { type: 'fails' } },
      { ...common, files: ends, wanted: { type: 'passes' } },
      ...others.map(({ folder, files }): Trial => ({ ...common, files: { ...begins, ...files }, wanted: { type: 'passes', folder } })),
      ...wrong.map(({ folder, say, files }): Trial => ({
        ...common,
        files: { ...begins, ...files },
        wanted: { type: 'told', say, folder },
      })),
    ];
  });
}

/** What an author has to be told, or undefined when it came to what it should. */
export function complaintAbout({ lesson, step, wanted }: Trial, result: CheckResult): LessonProblem | undefined {
  const folder = wanted.type === 'fails' ? undefined : wanted.folder;
  const file = folder ?? `${lesson.folder}/lesson.md`;
  const line = folder === undefined ? lesson.steps[step]?.line : undefined;
  const tell = (words: string): LessonProblem => ({ file, line, words });
  if (result.type === 'not-run') return tell(`${subjectOf(wanted)} could not be tried: ${REASONS[result.why]}.`);
  switch (wanted.type) {
    case 'fails':
      return result.type === 'passed' ? tell('The code with which this step begins passes its check already.') : undefined;
    case 'passes':
      return result.type === 'passed' ? undefined : tell(`The solution of this step does not pass its check: ${problemIn(result)}.`);
    case 'told':
      if (result.type === 'passed') return tell('This wrong answer passes the check.');
      if (result.say === wanted.say) return undefined;
      return tell(
        result.say === undefined
          ? `This wrong answer is told no words of the lesson, and not '${wanted.say}': ${problemIn(result)}.`
          : `This wrong answer is told '${result.say}', and not '${wanted.say}': ${problemIn(result)}.`,
      );
  }
}

const REASONS: Record<Extract<CheckResult, { type: 'not-run' }>['why'], string> = {
  refused: 'the code has a mistake and does not start',
  stopped: 'the host did not come to its end',
  'no-pages': 'there is no browser for its pages',
  replaced: 'another one came between',
  busy: 'the host had too much to do',
};

function subjectOf({ type }: Trial['wanted']): string {
  return type === 'fails' ? 'The code with which this step begins' : type === 'passes' ? 'The solution of this step' : 'This wrong answer';
}

function problemIn({ problem: { code, params } }: Extract<CheckResult, { type: 'failed' }>): string {
  const values = Object.entries(params).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return [code, ...values].join(', ');
}
