import { WszeroError } from './trouble.ts';

// Taken once: looking up a name of the world costs an engine without a compiler as much as a call, and a pupil's code can put another there.
const { parse, stringify } = JSON;
const { isArray } = Array;

/** A message of the wire: JSON text `{"op": "…", ...params}`. */
export type Message = Record<string, unknown> & { op: string };

/** Ops that a client may not send. */
export function isReservedOp(op: string): boolean {
  return op === 'connect' || op === 'disconnect' || op.startsWith('_');
}

/** The message in `text`, or why it is none. */
export function decodeMessage(text: string): Message | 'not-json' | 'no-op' {
  try {
    const value = parse(text) as Partial<Message> | null;
    // nothing else that JSON can be has an op: a list has none, nor has a number
    const op = value?.op;
    return typeof op === 'string' && op !== '' ? (value as Message) : 'no-op';
  } catch {
    return 'not-json';
  }
}

/** JSON text of a message. A key `op` inside `params` never wins. Throws WszeroError for what a message can't carry. */
export function encodeMessage(op: string, params: unknown): string {
  if (typeof op !== 'string' || op === '')
    throw new WszeroError('bad-argument', { message: 'A message needs a name in quote marks first, like "said".' });
  if (params === undefined || params === null) return stringify({ op });
  if (typeof params !== 'object' || isArray(params)) {
    throw new WszeroError('bad-argument', { message: `The parts of "${op}" go in { }, like { text: "hello" }.` });
  }
  const parts = params as Record<string, unknown>;
  for (const key in parts) {
    const kind = typeof parts[key];
    if (kind === 'function' || kind === 'symbol') throw new WszeroError('unsendable', { what: `The ${kind} ${key}` });
  }
  const message: Record<string, unknown> = { op, ...parts };
  message['op'] = op;
  try {
    return stringify(message);
  } catch (error) {
    throw new WszeroError('unsendable', {
      what: String(error).includes('BigInt') ? 'A number that ends in n' : 'A thing that holds itself',
    });
  }
}
