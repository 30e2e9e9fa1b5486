import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Lesson, LessonStep, LessonSummary } from '../protocol/lesson.ts';
import { needsPages } from './format/check-names.ts';
import { Problems, type LessonProblem } from './format/problems.ts';
import { namesIn } from './format/read-files.ts';
import { readLesson } from './format/read-lesson.ts';
import type { LessonSource, LessonTexts, StepSource } from './lesson-source.ts';

const MOST_LESSONS = 200;

/** The lessons of a host, in the order of their numbers. */
export class LessonLibrary {
  readonly #lessons: LessonSource[];
  /** What is wrong with the folders that it was read from. A lesson with more than small ones is left out. */
  readonly problems: readonly LessonProblem[];

  private constructor(lessons: LessonSource[], problems: readonly LessonProblem[]) {
    this.#lessons = lessons.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
    this.problems = problems;
  }

  /** Reads the lessons in each of `folders`. Of two with one id the later folder's is taken. */
  static read(folders: readonly string[]): LessonLibrary {
    const all: LessonProblem[] = [];
    const lessons = new Map<string, LessonSource>();
    for (const folder of folders) {
      const ids = new Set<string>();
      for (const name of lessonFolders(folder).slice(0, MOST_LESSONS)) {
        const problems = new Problems();
        const shown = `${basename(resolve(folder))}/${name}`;
        const lesson = readLesson(join(folder, name), name, shown, problems);
        if (lesson && ids.has(lesson.id)) problems.in(shown)(`There is another lesson '${lesson.id}'.`);
        all.push(...problems.all);
        if (!lesson || problems.all.some(({ isSmall }) => isSmall !== true)) continue;
        ids.add(lesson.id);
        lessons.set(lesson.id, lesson);
      }
    }
    return new LessonLibrary([...lessons.values()], all);
  }

  get all(): readonly LessonSource[] {
    return this.#lessons;
  }

  /** `language`: such as `es`; what is not there in it is English. */
  list(language: string): LessonSummary[] {
    return this.#lessons.map((lesson) => summaryOf(lesson, language));
  }

  find(id: string, language: string): Lesson | undefined {
    const at = this.#lessons.findIndex((each) => each.id === id);
    const lesson = this.#lessons[at];
    if (!lesson) return undefined;
    const texts = textsOf(lesson, language);
    const { steps: _steps, ...summary } = summaryOf(lesson, language);
    const next = this.#lessons[at + 1];
    return {
      ...summary,
      intro: texts.intro,
      show: lesson.show,
      steps: lesson.steps.map((step, index) => stepOf(step, texts, index)),
      next: next && summaryOf(next, language),
    };
  }

  source(id: string): LessonSource | undefined {
    return this.#lessons.find((each) => each.id === id);
  }
}

function lessonFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return namesIn(folder).filter((name) => statSync(join(folder, name)).isDirectory());
}

function textsOf({ texts }: LessonSource, language: string): LessonTexts {
  const found = texts.get(language) ?? texts.get('en');
  if (!found) throw new Error('a lesson without English');
  return found;
}

function summaryOf(lesson: LessonSource, language: string): LessonSummary {
  const { title, summary, teaches } = textsOf(lesson, language);
  const about = { id: lesson.id, number: lesson.number, title, summary, ...(teaches !== undefined && { teaches }) };
  return { ...about, minutes: lesson.minutes, steps: lesson.steps.length };
}

function stepOf(source: StepSource, texts: LessonTexts, index: number): LessonStep {
  const { kind, live, check, begins, ends, answer } = source;
  const words = texts.steps[index];
  if (!words) throw new Error('a step without words');
  const { predict, ...said } = words;
  return {
    ...said,
    kind,
    ...(live && { live }),
    ...(predict && { predict: { ...predict, answer } }),
    hasPages: check !== undefined && needsPages(check),
    begins,
    ends,
  };
}
