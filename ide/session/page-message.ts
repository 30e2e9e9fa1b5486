import * as v from 'valibot';
import type { ActAnswer, PageToIde, TrafficNote } from '../../runtime/bridge-messages.ts';
import { PAGE_WORDS } from '../../runtime/page-words.ts';
import type { PageTroubleCode } from '../../runtime/trouble-code.ts';
import { LIMITS } from '../../server/protocol/limits.ts';

const text = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, LIMITS.consoleLineLength)),
);
const place = { file: v.optional(v.pipe(v.string(), v.maxLength(200))), line: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) };

const column = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)));
const code = v.custom<PageTroubleCode | 'file-missing'>(
  (value) => typeof value === 'string' && (value === 'file-missing' || Object.hasOwn(PAGE_WORDS, value)),
);
const PARAMS = 10;

const number = v.pipe(v.number(), v.integer(), v.minValue(0));
const NOTES = 300;
/** Words of a page that a check reads, in UTF-16 units. */
const SHOWN = 20_000;

const note = v.variant('type', [
  v.object({
    type: v.literal('connected'),
    load: v.pipe(v.string(), v.maxLength(100)),
    attempt: number,
    sent: number,
    got: number,
  }),
  v.object({ type: v.literal('sent'), number, cause: number, ...place }),
  v.object({ type: v.literal('unheard'), number }),
]);

const answer = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    sent: number,
    shown: v.optional(
      v.pipe(
        v.string(),
        v.transform((value) => value.slice(0, SHOWN)),
      ),
    ),
  }),
  v.object({ ok: v.literal(false), why: v.picklist(['no-target', 'broken']), message: v.optional(text) }),
]);

/** One for each word of the union: the compiler names those that lack. */
const SCHEMAS = {
  ready: v.object({ wszero: v.literal('ready') }),
  console: v.object({ wszero: v.literal('console'), level: v.picklist(['log', 'info', 'warn', 'error']), text, ...place }),
  traffic: v.object({ wszero: v.literal('traffic'), notes: v.pipe(v.array(note), v.maxLength(NOTES)) }),
  acted: v.object({ wszero: v.literal('acted'), call: number, answer }),
  error: v.object({
    wszero: v.literal('error'),
    message: text,
    ...place,
    column,
    stack: v.optional(text),
  }),
  trouble: v.object({
    wszero: v.literal('trouble'),
    code,
    params: v.pipe(
      v.record(v.string(), text),
      v.check((params) => Object.keys(params).length <= PARAMS),
    ),
    ...place,
    column,
    stack: v.optional(text),
  }),
} satisfies Record<PageToIde['wszero'], v.GenericSchema>;
const schema = v.variant('wszero', Object.values(SCHEMAS));

const hello = v.object({ wszero: v.literal('hello') });

/** Whether a page said its first word, the only one that it posts to the window around it. */
export function isHello(data: unknown): boolean {
  return v.is(hello, data);
}

/** What a page's bridge told by its port; undefined for what is not in its protocol. A pupil's page may post anything. */
export function parsePageMessage(data: unknown): PageToIde | undefined {
  const parsed = v.safeParse(schema, data);
  return parsed.success ? withoutUndefined(parsed.output) : undefined;
}

/** An optional member that was posted as `undefined` is as good as one that is not there. */
function withoutUndefined(message: v.InferOutput<typeof schema>): PageToIde {
  switch (message.wszero) {
    case 'ready':
      return { wszero: 'ready' };
    case 'traffic':
      return { wszero: 'traffic', notes: message.notes.map(noteOf) };
    case 'acted':
      return { wszero: 'acted', call: message.call, answer: answerOf(message.answer) };
    case 'console':
      return { wszero: 'console', level: message.level, text: message.text, ...located(message) };
    case 'error':
      return { wszero: 'error', message: message.message, ...located(message) };
    case 'trouble':
      return { wszero: 'trouble', code: message.code, params: message.params, ...located(message) };
  }
}

function noteOf(given: v.InferOutput<typeof note>): TrafficNote {
  if (given.type !== 'sent') return given;
  return { type: 'sent', number: given.number, cause: given.cause, ...located({ file: given.file, line: given.line }) };
}

function answerOf(given: v.InferOutput<typeof answer>): ActAnswer {
  if (given.ok) return { ok: true, sent: given.sent, ...(given.shown === undefined ? {} : { shown: given.shown }) };
  return given.why === 'broken' ? { ok: false, why: 'broken', message: given.message ?? '' } : { ok: false, why: 'no-target' };
}

type Located = { file?: string; line?: number; column?: number; stack?: string };

function located({ file, line, ...more }: { [Key in keyof Located]: Located[Key] | undefined }): Located {
  const { column, stack } = more;
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(stack === undefined ? {} : { stack }),
  };
}
