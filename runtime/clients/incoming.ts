import type { RawData } from 'ws';
import { CLIENT_LIMITS } from '../client-limits.ts';
import { isWithin } from '../json-shape.ts';
import { troubleText } from '../server/trouble.ts';

/** What a socket got: a text that may be a message, or what is none, with the answer to it. */
export type Incoming = { type: 'text'; text: string } | { type: 'refused'; code: RefusedMessage; answer: string };
export type RefusedMessage = 'binary' | 'not-json' | 'too-deep';

/** JSON has none of these outside its texts, and inside them they are escaped. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

export function readIncoming(data: RawData, isBinary: boolean): Incoming {
  if (isBinary) return refused('binary');
  // `ws` gives one buffer a message unless it is asked for something else
  const text = Buffer.isBuffer(data) ? data.toString() : '';
  if (CONTROL.test(text)) return refused('not-json');
  // what is short can not be deep, and most messages are
  const isDeep = text.length > 2 * CLIENT_LIMITS.messageDepth && !isWithin(text, { depth: CLIENT_LIMITS.messageDepth, parts: Infinity });
  return isDeep ? refused('too-deep') : { type: 'text', text };
}

function refused(code: RefusedMessage): Incoming {
  return { type: 'refused', code, answer: JSON.stringify({ op: 'error', code, msg: troubleText(code, {}) }) };
}
