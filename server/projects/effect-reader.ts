import * as v from 'valibot';
import { FIELD, GUEST_EFFECT, MOST_STACK, RECORD } from '../protocol/guest.ts';
import { LIMITS } from '../protocol/limits.ts';

/** What a server wants done. Ids are whatever the guest wrote: look them up. */
export interface EffectSink {
  send(client: string, text: string): void;
  broadcast(text: string): void;
  broadcastGroup(group: string, text: string): void;
  joinGroup(client: string, group: string): void;
  leaveGroup(client: string, group: string): void;
  rename(client: string, name: string): void;
  log(level: ConsoleLevel, text: string, stack: string): void;
  registered(op: string): void;
  trouble(client: string, code: string, params: Record<string, string>, stack: string): void;
  hold(client: string, on: boolean): void;
  turn(client: string, op: string, text: string): void;
  /** The next message is sent from this place of the compiled code. */
  sends(line: number, column: number): void;
}

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error';

const level = v.picklist(['log', 'info', 'warn', 'error']);
const group = v.pipe(v.string(), v.maxLength(LIMITS.groupNameLength), v.regex(/^(?!_)/));
const name = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, LIMITS.shownNameLength)),
);
const line = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, LIMITS.consoleLineLength)),
);
const MOST_PARAMS = 12;
const troubleBody = v.object({
  params: v.pipe(
    v.record(v.string(), line),
    v.check((params) => Object.keys(params).length <= MOST_PARAMS),
  ),
  stack: v.pipe(
    v.string(),
    v.transform((stack) => stack.slice(0, MOST_STACK)),
  ),
});

/**
 * Reads the effects of a batch, from `from` on, and does them until `isOver`. Whatever is not as it should be is forged, and left
 * out. Gives where it stopped: the text's length when all is done.
 */
export function readEffects(text: string, sink: EffectSink, from = 0, isOver = (): boolean => false): number {
  for (let at = from; at < text.length;) {
    const end = text.indexOf(RECORD, at);
    if (end < 0) break;
    readEffect(text[at] ?? '', text.slice(at + 1, end), sink);
    at = end + 1;
    if (at < text.length && isOver()) return at;
  }
  return text.length;
}

function readEffect(kind: string, body: string, sink: EffectSink): void {
  const first = body.indexOf(FIELD);
  const a = first < 0 ? body : body.slice(0, first);
  const b = first < 0 ? '' : body.slice(first + 1);
  switch (kind) {
    case GUEST_EFFECT.send:
      if (isMessage(b)) sink.send(a, b);
      return;
    case GUEST_EFFECT.broadcast:
      if (isMessage(body)) sink.broadcast(body);
      return;
    case GUEST_EFFECT.broadcastGroup:
      return withJson(group, a, (value) => isMessage(b) && sink.broadcastGroup(value, b));
    case GUEST_EFFECT.joinGroup:
      return withJson(group, b, (value) => sink.joinGroup(a, value));
    case GUEST_EFFECT.leaveGroup:
      return withJson(group, b, (value) => sink.leaveGroup(a, value));
    case GUEST_EFFECT.name:
      return withJson(name, b, (value) => sink.rename(a, value));
    case GUEST_EFFECT.registered:
      return withJson(name, body, (value) => sink.registered(value));
    case GUEST_EFFECT.hold:
      return sink.hold(a, b === '1');
    case GUEST_EFFECT.place:
      return readPlace(body, sink);
    default:
      return readRare(kind, a, b, sink);
  }
}

function readRare(kind: string, a: string, b: string, sink: EffectSink): void {
  const cut = b.indexOf(FIELD);
  const c = b.slice(0, Math.max(cut, 0));
  const d = b.slice(cut + 1);
  switch (kind) {
    case GUEST_EFFECT.log:
      return withJson(line, c, (text) => withJson(line, d, (stack) => v.is(level, a) && sink.log(a, text, stack)));
    case GUEST_EFFECT.trouble:
      return withJson(troubleBody, d, ({ params, stack }) => sink.trouble(a, c, params, stack));
    case GUEST_EFFECT.turn:
      return withJson(name, c, (op) => sink.turn(a, op, d));
    default:
  }
}

function readPlace(body: string, sink: EffectSink): void {
  const [, line, column] = /^(\d{1,7}):(\d{1,7})$/.exec(body) ?? [];
  if (line !== undefined) sink.sends(Number(line), Number(column));
}

/** A message went through `JSON.stringify`; what did not is recognised where it would hurt a client most. */
function isMessage(text: string): boolean {
  return text.length <= LIMITS.serverMessageBytes && text.startsWith('{') && text.endsWith('}');
}

function withJson<Output>(schema: v.GenericSchema<unknown, Output>, text: string, use: (value: Output) => unknown): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return;
  }
  const result = v.safeParse(schema, json);
  if (result.success) use(result.output);
}
