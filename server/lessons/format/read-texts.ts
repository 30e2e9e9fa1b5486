import * as v from 'valibot';
import type { LessonTexts, StepSource, StepTexts } from '../lesson-source.ts';
import type { Tell } from './problems.ts';
import { readMarkdown, type Section } from './read-markdown.ts';
import { readStep, readStepTexts } from './read-step.ts';
import { readYaml } from './read-yaml.ts';

const MOST_STEPS = 20;
const MOST_MINUTES = 600;
const MOST_LINE = 200;
const MOST_TEACHES = 400;

const text = v.pipe(v.string('must be a text'), v.trim(), v.minLength(1, 'must be a text'));
const line = v.pipe(text, v.maxLength(MOST_LINE, 'is too long'));
const teaches = v.optional(v.pipe(text, v.maxLength(MOST_TEACHES, 'is too long')));
const english = v.strictObject({
  title: v.pipe(line, v.maxLength(60, 'is too long')),
  summary: line,
  teaches,
  minutes: v.pipe(v.number('must be a number'), v.minValue(1, 'must be 1 or more'), v.maxValue(MOST_MINUTES, 'is too much')),
  show: v.optional(v.pipe(v.array(line, 'must be a list of files'), v.maxLength(2, 'has more than two files')), []),
});
const other = v.strictObject({ title: v.pipe(line, v.maxLength(60, 'is too long')), summary: line, teaches });

/** `lesson.md`. Undefined where it can not be used. */
export interface EnglishParts {
  texts: LessonTexts;
  minutes: number;
  show: string[];
  steps: Pick<StepSource, 'kind' | 'live' | 'answer' | 'check'>[];
  /** Of each step's heading. */
  lines: number[];
}

export function readEnglish(source: string, tell: Tell): EnglishParts | undefined {
  const { frontMatter, sections } = readMarkdown(source, tell);
  const front = readYaml(frontMatter.text, frontMatter.line, english, tell);
  const [before, ...headed] = sections;
  if (before && before.data.size > 0) tell('A block of data must be under a heading.', 1);
  if (headed.length === 0) tell("There is no step: a step begins with '## ' and its title.");
  if (headed.length > MOST_STEPS) tell(`There are more than ${MOST_STEPS} steps.`);
  const texts = headed.map((section) => readStepTexts(section, tell));
  const steps = headed.map((section, at) => readStep(section, texts[at] ?? readStepTexts(section, tell), tell));
  if (!front) return undefined;
  return {
    texts: { title: front.title, summary: front.summary, teaches: front.teaches, intro: before?.text ?? [], steps: texts },
    minutes: front.minutes,
    show: front.show,
    steps,
    lines: headed.map((section) => section.line),
  };
}

/** `lesson.es.md`: the same headings in another language, and texts only. What it lacks stays English, and is told. */
export function readTranslation(source: string, from: LessonTexts, tell: Tell): LessonTexts {
  const { frontMatter, sections } = readMarkdown(source, tell);
  const front = readYaml(frontMatter.text, frontMatter.line, other, tell);
  const [before, ...headed] = sections;
  if (headed.length !== from.steps.length)
    tell(`There are ${headed.length} headings, and ${from.steps.length} in the English lesson: they must be the same steps.`);
  const steps = from.steps.map((texts, at) => translated(headed[at], texts, tell));
  const intro = before && before.text.length > 0 ? before.text : from.intro;
  if (front && front.teaches === undefined && from.teaches !== undefined) tell("'teaches' is missing in this language.", 1);
  return {
    title: front?.title ?? from.title,
    summary: front?.summary ?? from.summary,
    teaches: front?.teaches ?? from.teaches,
    intro,
    steps,
  };
}

function translated(section: Section | undefined, from: StepTexts, tell: Tell): StepTexts {
  if (!section) return from;
  const { data, line } = section;
  for (const word of ['check', 'live']) if (data.has(word)) tell(`'${word}' stands in the English lesson only.`, data.get(word)?.line);
  const texts = readStepTexts(section, tell);
  const missing = (what: string): void => tell(`${what} of this step is missing in this language.`, line);
  if (texts.text.length === 0 && from.text.length > 0) missing('The text');
  if (texts.hints.length < from.hints.length) missing("A hint ('hints')");
  if (!texts.predict && from.predict) missing("The question ('predict')");
  if (texts.predict && from.predict && texts.predict.choices.length !== from.predict.choices.length)
    tell("There are not as many 'choices' as in the English lesson.", data.get('predict')?.line);
  for (const way of Object.keys(from.say)) if (!(way in texts.say)) missing(`'${way}' under 'say'`);
  for (const way of Object.keys(texts.say)) if (!(way in from.say)) tell(`'${way}' is not in the English lesson.`, data.get('say')?.line);
  return {
    title: texts.title,
    text: texts.text.length > 0 ? texts.text : from.text,
    hints: from.hints.map((hint, at) => texts.hints[at] ?? hint),
    say: Object.fromEntries(Object.entries(from.say).map(([way, words]) => [way, texts.say[way] ?? words])),
    predict: from.predict && (texts.predict?.choices.length === from.predict.choices.length ? texts.predict : from.predict),
  };
}
