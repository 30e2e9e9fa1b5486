import { nameOfValue } from './name-of-value.ts';
import { TEXTS } from './texts.ts';

/** Bytes of one message. A server closes the connection of a page that sends more. */
const MOST_BYTES = 64 * 1024;

/** The JSON text of a message. Throws a TypeError in a child's words for what is no message or can not be sent. */
export function messageText(message: unknown): string {
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    throw new TypeError(TEXTS.notAMessage(nameOfValue(message)));
  if (!('op' in message)) throw new TypeError(TEXTS.noOp());
  if (typeof message.op !== 'string' || message.op === '') throw new TypeError(TEXTS.opNotText(nameOfValue(message.op)));
  const text = stringify(message);
  const bytes = byteLength(text);
  if (bytes > MOST_BYTES) throw new TypeError(TEXTS.tooLarge(bytes, MOST_BYTES));
  return text;
}

/** Bytes of UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function stringify(message: object): string {
  // The objects that are being written, outermost first, with the key of each: JSON.stringify goes depth first.
  const above: { value: object; key: string }[] = [];
  function check(this: unknown, key: string, value: unknown): unknown {
    while (above.length > 0 && above.at(-1)?.value !== this) above.pop();
    const where = [...above.map((each) => each.key), key].filter((part) => part !== '').join('.');
    refuse(value, where);
    if (typeof value !== 'object' || value === null) return value;
    if (above.some((each) => each.value === value)) throw new TypeError(TEXTS.circle(where));
    above.push({ value, key });
    return value;
  }
  try {
    return JSON.stringify(message, check);
  } catch (error) {
    if (error instanceof RangeError) throw new TypeError(TEXTS.tooDeep());
    throw error;
  }
}

/** Throws for what JSON would leave out, or write as something else, without a word. */
function refuse(value: unknown, where: string): void {
  switch (typeof value) {
    case 'undefined':
      throw new TypeError(TEXTS.noValue(where));
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(TEXTS.notANumber(String(value), where));
      return;
    case 'function':
    case 'bigint':
    case 'symbol':
      throw new TypeError(TEXTS.unsendable(nameOfValue(value), where));
    case 'object':
      refuseObject(value, where);
      return;
    case 'string':
    case 'boolean':
  }
}

function refuseObject(value: object | null, where: string): void {
  if (value === null) return;
  if (value instanceof HTMLInputElement || value instanceof HTMLTextAreaElement || value instanceof HTMLSelectElement) {
    throw new TypeError(TEXTS.unsendableField(nameOfValue(value), where));
  }
  const unsendable = [Node, Event, Map, Set, WeakMap, WeakSet, Promise, RegExp, Error, NodeList, HTMLCollection, Blob, ArrayBuffer];
  if (value === window || ArrayBuffer.isView(value) || unsendable.some((kind) => value instanceof kind)) {
    throw new TypeError(TEXTS.unsendable(nameOfValue(value), where));
  }
}
