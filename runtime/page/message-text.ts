import { nameOfValue } from './name-of-value.ts';
import { PageTrouble } from './page-trouble.ts';

/** Bytes of one message. A server closes the connection of a page that sends more. */
const MOST_BYTES = 64 * 1024;

/** The JSON text of a message. Throws a TypeError in a child's words for what is no message or can not be sent. */
export function messageText(message: unknown): string {
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    throw new PageTrouble('not-a-message', { what: nameOfValue(message) });
  if (!('op' in message)) throw new PageTrouble('message-no-op');
  if (typeof message.op !== 'string' || message.op === '') throw new PageTrouble('op-not-text', { what: nameOfValue(message.op) });
  const text = stringify(message);
  const bytes = byteLength(text);
  if (bytes > MOST_BYTES) throw new PageTrouble('message-too-large', { size: kilobytes(bytes), most: kilobytes(MOST_BYTES) });
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
    if (above.some((each) => each.value === value)) throw new PageTrouble('circle', at(where));
    above.push({ value, key });
    return value;
  }
  try {
    return JSON.stringify(message, check);
  } catch (error) {
    if (error instanceof RangeError) throw new PageTrouble('message-too-deep');
    throw error;
  }
}

/** Throws for what JSON would leave out, or write as something else, without a word. */
function refuse(value: unknown, where: string): void {
  switch (typeof value) {
    case 'undefined':
      throw new PageTrouble('no-value', at(where));
    case 'number':
      if (!Number.isFinite(value)) throw new PageTrouble('not-a-number', { what: String(value), ...at(where) });
      return;
    case 'function':
    case 'bigint':
    case 'symbol':
      throw new PageTrouble('unsendable', { what: capital(nameOfValue(value)), ...at(where) });
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
    throw new PageTrouble('unsendable-field', { what: capital(nameOfValue(value)), ...at(where) });
  }
  const unsendable = [Node, Event, Map, Set, WeakMap, WeakSet, Promise, RegExp, Error, NodeList, HTMLCollection, Blob, ArrayBuffer];
  if (value === window || ArrayBuffer.isView(value) || unsendable.some((kind) => value instanceof kind)) {
    throw new PageTrouble('unsendable', { what: capital(nameOfValue(value)), ...at(where) });
  }
}

/** What is wrong with the message as a whole is nowhere in it. */
function at(where: string): { where?: string } & Record<string, string> {
  return where === '' ? {} : { where };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1024));
}
