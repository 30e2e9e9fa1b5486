import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LessonSource, LessonTexts, OtherEnd, StepSource, WrongAnswer } from '../lesson-source.ts';
import type { Problems } from './problems.ts';
import { judgeFiles, namesIn, readFiles, readText } from './read-files.ts';
import { readEnglish, readTranslation, type EnglishParts } from './read-texts.ts';

const LESSON_BYTES = 64 * 1024;
const MOST_WRONG = 60;
const MOST_OTHERS = 5;
const FOLDER = /^(\d{1,4})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const STEP_FOLDER = /^step-(\d{1,2})$/;
const KNOWN = /^(lesson(\.[a-z]{2})?\.md|starter|solution(-[a-z]+)?|wrong)$/;

/** Reads `folder`, which is called `shown` in what is told. What is not small among the problems makes it unusable. */
export function readLesson(folder: string, name: string, shown: string, problems: Problems): LessonSource | undefined {
  const tellFolder = problems.in(shown);
  const [, number, id] = FOLDER.exec(name) ?? [];
  if (number === undefined || id === undefined) {
    tellFolder("The folder's name must be a number and words in small letters, such as 02-tell-everyone.");
    return undefined;
  }
  for (const each of namesIn(folder)) if (!KNOWN.test(each)) tellFolder(`'${each}' is no part of a lesson.`);
  const file = join(folder, 'lesson.md');
  if (!existsSync(file)) {
    tellFolder('There is no lesson.md in it.');
    return undefined;
  }
  const tell = problems.in(`${shown}/lesson.md`);
  const source = readText(file, LESSON_BYTES, tell);
  const english = source === undefined ? undefined : readEnglish(source, tell);
  if (!english) return undefined;
  const files = new LessonFiles(folder, shown, problems, english);
  const steps = files.steps();
  const starter = steps[0]?.begins ?? {};
  for (const path of english.show) if (!(path in starter)) tell(`'show' names ${path}, which is not in the starter.`, 1);
  return {
    id,
    number: Number(number),
    folder: shown,
    minutes: english.minutes,
    show: english.show,
    steps,
    texts: textsOf(folder, shown, english.texts, problems),
  };
}

function textsOf(folder: string, shown: string, english: LessonTexts, problems: Problems): Map<string, LessonTexts> {
  const texts = new Map([['en', english]]);
  for (const name of namesIn(folder)) {
    const [, language] = /^lesson\.([a-z]{2})\.md$/.exec(name) ?? [];
    if (language === undefined) continue;
    const tell = problems.smallIn(`${shown}/${name}`);
    const source = readText(join(folder, name), LESSON_BYTES, tell);
    if (source !== undefined) texts.set(language, readTranslation(source, english, tell));
  }
  return texts;
}

/** The projects in a lesson's folder: how it begins, what each step changes, and what others make of it. */
class LessonFiles {
  readonly #folder: string;
  readonly #shown: string;
  readonly #problems: Problems;
  readonly #english: EnglishParts;

  constructor(folder: string, shown: string, problems: Problems, english: EnglishParts) {
    this.#folder = folder;
    this.#shown = shown;
    this.#problems = problems;
    this.#english = english;
  }

  steps(): StepSource[] {
    const starter = this.#read('starter');
    if (Object.keys(starter).length === 0) this.#problems.in(this.#shown)('There is no starter with files in it.');
    judgeFiles(starter, this.#problems.in(`${this.#shown}/starter`));
    const solutions = this.#solutions();
    const wrong = this.#wrong();
    const others = this.#others();
    let begins = starter;
    return this.#english.steps.map((step, at) => {
      const own = solutions.get(at + 1);
      if (step.kind === 'check' && own === undefined)
        this.#problems.in(`${this.#shown}/lesson.md`)('This step has a check and no files in the solution.', this.#english.lines[at]);
      const ends = { ...begins, ...own };
      judgeFiles(ends, this.#problems.in(`${this.#shown}/solution`));
      const source = {
        ...step,
        line: this.#english.lines[at] ?? 1,
        begins,
        ends,
        others: at + 1 === this.#lastCheck ? others : [],
        wrong: wrong.get(at + 1) ?? [],
      };
      begins = ends;
      return source;
    });
  }

  /** The last step with a check, from 1; 0 where there is none. */
  get #lastCheck(): number {
    return this.#english.steps.findLastIndex(({ kind }) => kind === 'check') + 1;
  }

  /** Of that step. */
  #others(): OtherEnd[] {
    const names = namesIn(this.#folder).filter((name) => name.startsWith('solution-'));
    if (names.length > MOST_OTHERS) this.#problems.in(this.#shown)(`There are more than ${MOST_OTHERS} other solutions.`);
    return names.slice(0, MOST_OTHERS).map((name) => ({ folder: `${this.#shown}/${name}`, files: this.#read(name) }));
  }

  /** By step, from 1. */
  #solutions(): Map<number, Record<string, string>> {
    const solutions = new Map<number, Record<string, string>>();
    const tell = this.#problems.in(`${this.#shown}/solution`);
    const { steps } = this.#english;
    for (const name of namesIn(join(this.#folder, 'solution'))) {
      const step = Number(STEP_FOLDER.exec(name)?.[1] ?? 0);
      if (step === 0) continue;
      if (step > steps.length) tell(`${name}: the lesson has ${steps.length} steps.`);
      else solutions.set(step, this.#read(`solution/${name}`));
    }
    const last = this.#lastCheck;
    const whole = this.#read('solution', (name) => STEP_FOLDER.test(name));
    if (Object.keys(whole).length === 0) return solutions;
    if (last === 0) tell('There are files in it, and no step has a check.');
    else solutions.set(last, { ...solutions.get(last), ...whole });
    return solutions;
  }

  /** By step, from 1. */
  #wrong(): Map<number, WrongAnswer[]> {
    const answers = new Map<number, WrongAnswer[]>();
    const names = namesIn(join(this.#folder, 'wrong'));
    if (names.length > MOST_WRONG) this.#problems.in(`${this.#shown}/wrong`)(`There are more than ${MOST_WRONG} wrong answers.`);
    for (const name of names.slice(0, MOST_WRONG)) {
      const folder = `${this.#shown}/wrong/${name}`;
      const tell = this.#problems.in(folder);
      const [, number = '', words = ''] = /^(\d{1,2})-([\w-]+)$/.exec(name) ?? [];
      const step = this.#english.steps[Number(number) - 1];
      const known = this.#english.texts.steps[Number(number) - 1]?.say ?? {};
      const say = words in known ? words : words.replace(/-\d+$/, '');
      if (!statSync(join(this.#folder, 'wrong', name)).isDirectory()) tell('This must be a folder with files in it.');
      else if (step?.kind !== 'check') tell("Its name must begin with the number of a step that has a check, such as '3-only-ann'.");
      else if (!(say in known)) tell(`Step ${number} has no words '${say}' under 'say'.`);
      else {
        const answer: WrongAnswer = { folder, say, files: this.#read(`wrong/${name}`) };
        if (Object.keys(answer.files).length === 0) tell('There are no files in it.');
        answers.set(Number(number), [...(answers.get(Number(number)) ?? []), answer]);
      }
    }
    return answers;
  }

  #read(within: string, except?: (name: string) => boolean): Record<string, string> {
    return readFiles(join(this.#folder, within), this.#problems.in(`${this.#shown}/${within}`), except);
  }
}
