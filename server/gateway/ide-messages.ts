import * as v from 'valibot';
import type { IdeToHost } from '../protocol/ide.ts';
import type { PageAnswer } from '../protocol/lesson.ts';
import { LIMITS } from '../protocol/limits.ts';

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.nameLength), v.regex(/^\P{Cc}*$/u));
const token = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const pageAnswer = v.pipe(
  v.variant('ok', [
    v.object({
      ok: v.literal(true),
      shown: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.pageShownLength))),
      sent: v.optional(count),
    }),
    v.object({
      ok: v.literal(false),
      why: v.picklist(['no-target', 'broken', 'too-late', 'gone']),
      message: v.optional(v.string()),
    }),
  ]),
  v.transform((answer): PageAnswer => {
    if (answer.ok) {
      const { shown, sent } = answer;
      return { ok: true, ...(shown !== undefined && { shown }), ...(sent !== undefined && { sent }) };
    }
    const { why, message } = answer;
    return { ok: false, why, ...(message !== undefined && { message: message.slice(0, LIMITS.consoleLineLength) }) };
  }),
);

/** One for each type of the union: the compiler names those that lack. */
const SCHEMAS = {
  hello: v.object({
    type: v.literal('hello'),
    key,
    session: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
    have: v.optional(v.pipe(v.string(), v.base64(), v.maxLength(100_000))),
  }),
  'open-pane': v.object({ type: v.literal('open-pane'), request: count, name: v.optional(name) }),
  'close-pane': v.object({ type: v.literal('close-pane'), token }),
  'set-network': v.object({ type: v.literal('set-network'), token, network: v.picklist(['on', 'cut', 'slow']) }),
  'start-again': v.object({ type: v.literal('start-again') }),
  'rename-project': v.object({ type: v.literal('rename-project'), name }),
  'watch-messages': v.object({ type: v.literal('watch-messages'), on: v.boolean() }),
  'check-step': v.object({ type: v.literal('check-step'), n: count, lesson: v.pipe(v.string(), v.maxLength(100)), step: count }),
  'page-answer': v.object({ type: v.literal('page-answer'), call: count, answer: pageAnswer }),
} satisfies { [Type in IdeToHost['type']]: v.GenericSchema<unknown, Loose<Extract<IdeToHost, { type: Type }>>> };
const ideToHost = v.variant('type', Object.values(SCHEMAS));

/** With `exactOptionalPropertyTypes`, what a schema calls optional may also be there and undefined. */
type Loose<Union> = Union extends unknown
  ? { [Key in keyof Union]: Union[Key] | (undefined extends Union[Key] ? undefined : never) }
  : never;

/** A text message of an IDE, or undefined where it is none of the protocol. What is longer than `most` is not parsed at all. */
export function readIdeText(text: string, most: number): v.InferOutput<typeof ideToHost> | undefined {
  if (text.length > most) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(ideToHost, json);
  return result.success ? result.output : undefined;
}

export type IdeText = v.InferOutput<typeof ideToHost>;
