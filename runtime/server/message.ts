import { WszeroError } from './trouble.ts';

/** A message of the wire: JSON text `{"op": "…", ...params}`. */
export type Message = Record<string, unknown> & { op: string };

/** Ops that a client may not send. */
export function isReservedOp(op: string): boolean {
  return op === 'connect' || op === 'disconnect' || op.startsWith('_');
}

/** The message in `text`, or why it is none. */
export function decodeMessage(text: string): Message | 'not-json' | 'no-op' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no-op';
  return hasOp(value) ? value : 'no-op';
}

function hasOp(value: object): value is Message {
  return 'op' in value && typeof value.op === 'string' && value.op !== '';
}

/** JSON text of a message. A key `op` inside `params` never wins. Throws WszeroError for what a message can't carry. */
export function encodeMessage(op: string, params: unknown): string {
  if (typeof op !== 'string' || op === '')
    throw new WszeroError('bad-argument', { message: 'A message needs a name in quote marks first, like "said".' });
  if (params === undefined || params === null) return JSON.stringify({ op });
  if (typeof params !== 'object' || Array.isArray(params)) {
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
    return JSON.stringify(message);
  } catch (error) {
    throw new WszeroError('unsendable', {
      what: String(error).includes('BigInt') ? 'A number that ends in n' : 'A thing that holds itself',
    });
  }
}
