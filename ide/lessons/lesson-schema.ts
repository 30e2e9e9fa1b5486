/** Lessons as the host sends them over HTTP: `server/protocol/lesson.ts`. */
import * as v from 'valibot';
import type { Lesson, LessonSummary } from '../../server/protocol/lesson.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const inline = v.object({ type: v.picklist(['text', 'code', 'strong', 'emphasis']), text: v.string() });
const words = v.array(inline);
const block = v.variant('type', [
  v.object({ type: v.literal('paragraph'), parts: words }),
  v.object({ type: v.literal('list'), ordered: v.boolean(), items: v.array(words) }),
  v.object({ type: v.literal('code'), language: v.string(), text: v.string() }),
]);

const about = {
  id: v.string(),
  number: count,
  title: v.string(),
  summary: v.string(),
  teaches: v.optional(v.string()),
  minutes: v.number(),
};
const summary = v.object({ ...about, steps: count }) satisfies v.GenericSchema<unknown, LessonSummary>;

const step = v.object({
  title: v.string(),
  text: v.array(block),
  kind: v.picklist(['check', 'live', 'predict', 'read']),
  live: v.optional(v.object({ op: v.string(), from: v.picklist(['page', 'server']) })),
  predict: v.optional(v.object({ question: words, choices: v.array(words), answer: count, because: words })),
  hints: v.array(words),
  say: v.record(v.string(), words),
  hasPages: v.boolean(),
  begins: v.record(v.string(), v.string()),
  ends: v.record(v.string(), v.string()),
});

const lesson = v.object({
  ...about,
  intro: v.array(block),
  show: v.array(v.string()),
  steps: v.pipe(v.array(step), v.minLength(1)),
  next: v.optional(summary),
});

/** Undefined for what is no lesson. */
export function parseLesson(data: unknown): Lesson | undefined {
  const parsed = v.safeParse(lesson, data);
  if (!parsed.success) return undefined;
  const { steps, next, ...rest } = parsed.output;
  return {
    ...rest,
    next,
    steps: steps.map(({ live, predict, ...each }) => ({ ...each, ...(live && { live }), ...(predict && { predict }) })),
  };
}

/** Undefined for what is no list of lessons. */
export function parseLessons(data: unknown): LessonSummary[] | undefined {
  const parsed = v.safeParse(v.array(summary), data);
  return parsed.success ? parsed.output : undefined;
}
