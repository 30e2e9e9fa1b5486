/** One step of `lesson.md`: its texts, and, in the English file, what decides it. */
import * as v from 'valibot';
import type { LessonInline } from '../../protocol/lesson.ts';
import type { StepSource, StepTexts } from '../lesson-source.ts';
import { checkTroubles } from './check-names.ts';
import { checkSchema } from './check-schema.ts';
import type { Tell } from './problems.ts';
import { readInline, type DataBlock, type Section } from './read-markdown.ts';
import { readYaml } from './read-yaml.ts';

const MOST_HINTS = 5;
const MOST_CHOICES = 6;

const text = v.pipe(v.string('must be a text'), v.minLength(1, 'must be a text'));
const hintsSchema = v.pipe(v.array(text, 'must be a list'), v.maxLength(MOST_HINTS, 'is too long'));
const saySchema = v.record(v.string(), text, 'must be names with words each');
const choices = v.pipe(
  v.array(text, 'must be a list of texts'),
  v.minLength(2, 'must have two or more'),
  v.maxLength(MOST_CHOICES, 'is too long'),
);
const predictSchema = v.pipe(
  v.strictObject({
    question: text,
    choices,
    answer: v.optional(v.pipe(v.number('must be a number'), v.integer('must be a whole number'), v.minValue(1, 'must be 1 or more'))),
    because: text,
  }),
  v.check((it) => (it.answer ?? 1) <= it.choices.length, "has an 'answer' that is none of its choices"),
);
const liveSchema = v.strictObject({ op: text, from: v.picklist(['page', 'server'], 'must be page or server') });

/** Its texts, in any language. */
export function readStepTexts(section: Section, tell: Tell): StepTexts {
  const { title, text, data } = section;
  const predict = read(data.get('predict'), predictSchema, tell);
  const at = data.get('predict')?.line;
  return {
    title,
    text,
    hints: (read(data.get('hints'), hintsSchema, tell) ?? []).map((hint) => readInline(hint, tell, data.get('hints')?.line)),
    say: wordsOf(read(data.get('say'), saySchema, tell) ?? {}, tell, data.get('say')?.line),
    predict: predict && {
      question: readInline(predict.question, tell, at),
      choices: predict.choices.map((choice) => readInline(choice, tell, at)),
      because: readInline(predict.because, tell, at),
    },
  };
}

/** What decides it. Files are added by whoever reads the folder. */
export function readStep(section: Section, texts: StepTexts, tell: Tell): Pick<StepSource, 'kind' | 'live' | 'answer' | 'check'> {
  const { data, line } = section;
  const check = read(data.get('check'), checkSchema, tell);
  if (check) for (const words of checkTroubles(check, new Set(Object.keys(texts.say)))) tell(words, data.get('check')?.line);
  if (data.has('say') && !data.has('check')) tell("'say' is for a step with a 'check'.", data.get('say')?.line);
  if (data.has('check') && data.has('live')) tell("A step has a 'check' or a 'live', and not both.", line);
  const live = read(data.get('live'), liveSchema, tell);
  const answer = data.has('predict') ? answerOf(data.get('predict'), tell) : 0;
  const kind = data.has('check') ? 'check' : data.has('live') ? 'live' : data.has('predict') ? 'predict' : 'read';
  return { kind, live, answer, check };
}

function answerOf(block: DataBlock | undefined, tell: Tell): number {
  // what else is wrong with it was told with its texts
  const predict = read(block, predictSchema, () => undefined);
  if (predict && predict.answer === undefined) tell("'answer' is missing.", block?.line);
  return (predict?.answer ?? 1) - 1;
}

function read<Output>(block: DataBlock | undefined, schema: v.GenericSchema<unknown, Output>, tell: Tell): Output | undefined {
  return block && readYaml(block.text, block.line, schema, tell);
}

function wordsOf(say: Record<string, string>, tell: Tell, line: number | undefined): Record<string, LessonInline[]> {
  return Object.fromEntries(Object.entries(say).map(([way, words]) => [way, readInline(words, tell, line)]));
}
