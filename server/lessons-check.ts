/** `npm run lessons:check [folder]`: tells an author what is wrong with lessons, and tries all of them. */
import { problemLine } from './lessons/format/problems.ts';
import type { CheckResult } from './protocol/lesson.ts';
import { LessonLibrary } from './lessons/lesson-library.ts';
import { OWN_LESSONS } from './lessons/read-lessons.ts';
import { tryLessons, type Tried } from './lessons/trial/try-lessons.ts';

async function main(folder: string): Promise<number> {
  const library = LessonLibrary.read([folder]);
  for (const problem of library.problems) console.log(`✗ ${problemLine(problem)}`);
  if (library.all.length === 0) {
    console.log(library.problems.length === 0 ? `✗ There are no lessons in ${folder}.` : 'No lesson can be tried before that is mended.');
    return 1;
  }
  const tried = await tryLessons(library, process.env['CHROME_PATH'], ({ trial: { lesson, step }, complaint }) => {
    if (complaint) console.log(`✗ ${problemLine(complaint)} (step ${step + 1} of ${lesson.id})`);
  });
  for (const lesson of library.all) {
    for (const [step, { kind }] of lesson.steps.entries()) if (kind === 'check') console.log(lineOf(lesson.id, step, tried));
  }
  const complaints = library.problems.length + tried.filter(({ complaint }) => complaint).length;
  const times = tried.map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(`${library.all.length} lessons, ${tried.length} answers tried, ${complaints} problems.`);
  console.log(`From a change to its result: p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms.`);
  return complaints === 0 ? 0 : 1;
}

function lineOf(lesson: string, step: number, tried: readonly Tried[]): string {
  const own = tried.filter(({ trial }) => trial.lesson.id === lesson && trial.step === step);
  const bad = own.filter(({ complaint }) => complaint).length;
  const all = own.map(({ result, ms }) => `${wordOf(result)} ${Math.round(ms)} ms`).join(', ');
  return `${bad === 0 ? '✓' : '✗'} ${lesson}, step ${step + 1}: ${own.length - bad} of ${own.length} answers as they should be (${all})`;
}

/** What the lesson says, else what was found. */
function wordOf(result: CheckResult): string {
  if (result.type === 'passed') return 'passed';
  return result.type === 'failed' ? (result.say ?? result.problem.code) : result.why;
}

function quantile(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

process.exit(await main(process.argv[2] ?? OWN_LESSONS));
