import * as v from 'valibot';
import type { IdeToHost } from '../protocol/ide.ts';
import { LIMITS } from '../protocol/limits.ts';

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.nameLength), v.regex(/^\P{Cc}*$/u));

const ideToHost = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    key,
    session: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
    have: v.optional(v.pipe(v.string(), v.base64(), v.maxLength(100_000))),
  }),
  v.object({ type: v.literal('open-pane'), request: v.pipe(v.number(), v.integer(), v.minValue(0)), name: v.optional(name) }),
  v.object({ type: v.literal('close-pane'), token: v.pipe(v.string(), v.maxLength(200)) }),
  v.object({
    type: v.literal('set-network'),
    token: v.pipe(v.string(), v.maxLength(200)),
    network: v.picklist(['on', 'cut', 'slow']),
  }),
  v.object({ type: v.literal('start-again') }),
  v.object({ type: v.literal('rename-project'), name }),
  v.object({ type: v.literal('watch-messages'), on: v.boolean() }),
]) satisfies v.GenericSchema<unknown, Loose<IdeToHost>>;

/** With `exactOptionalPropertyTypes`, what a schema calls optional may also be there and undefined. */
type Loose<Union> = Union extends unknown
  ? { [Key in keyof Union]: Union[Key] | (undefined extends Union[Key] ? undefined : never) }
  : never;

/** A text message of an IDE, or undefined where it is none of the protocol. */
export function readIdeText(text: string): v.InferOutput<typeof ideToHost> | undefined {
  // the longest is `hello`: whatever is larger is not parsed at all
  if (text.length > LIMITS.ideHelloBytes) return undefined;
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
