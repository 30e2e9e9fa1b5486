import type { RawData } from 'ws';
import { troubleText } from '../server/trouble.ts';

/** What a socket got: a text that may be a message, or what is none, with the answer to it. */
export type Incoming = { type: 'text'; text: string } | { type: 'refused'; code: 'binary' | 'not-json'; answer: string };

/** JSON has none of these outside its texts, and inside them they are escaped. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

export function readIncoming(data: RawData, isBinary: boolean): Incoming {
  if (isBinary) return refused('binary');
  // `ws` gives one buffer a message unless it is asked for something else
  const text = Buffer.isBuffer(data) ? data.toString() : '';
  return CONTROL.test(text) ? refused('not-json') : { type: 'text', text };
}

function refused(code: 'binary' | 'not-json'): Incoming {
  return { type: 'refused', code, answer: JSON.stringify({ op: 'error', code, msg: troubleText(code, {}) }) };
}
