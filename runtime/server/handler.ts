import type { Client } from './client.ts';
import { parametersFromSource, type HandlerParameters } from './handler-parameters.ts';
import type { Message } from './message.ts';
import { nearest } from '../nearest.ts';
import { WszeroError, type Trouble } from './trouble.ts';

/** What a pupil gives to `on`. */
export type HandlerFunction = (client: Client, ...values: unknown[]) => unknown;

/** A function with the names of its parameters, ready to be called with a message. */
export class Handler {
  readonly op: string;
  readonly #fn: HandlerFunction;
  readonly #names: string[];
  readonly #optional: boolean[];
  readonly #known: Set<string>;
  /** One destructured parameter for all parts. */
  readonly #takesObject: boolean;
  /** `...rest` takes every other part. */
  readonly #takesAll: boolean;
  /** Names that every object has: a message that lacks them looks as if it had them. */
  readonly #isTreacherous: boolean;

  /** Throws WszeroError when `fn` is no function, or its parameters can't be bound by name. */
  constructor(op: string, fn: unknown, parameters: HandlerParameters | undefined) {
    if (!isHandlerFunction(fn)) throw new WszeroError('handler-not-function', fn === undefined ? { op } : { op, what: kindOf(fn) });
    const found = parameters ?? parametersFromSource(Function.prototype.toString.call(fn));
    if (found === undefined || found.problem !== undefined)
      throw new WszeroError('handler-parameters', { op, problem: found?.problem ?? 'hidden' });
    this.op = op;
    this.#fn = fn;
    this.#names = found.parameters.map(([name]) => name);
    this.#optional = found.parameters.map(([, optional]) => optional);
    this.#known = new Set(this.#names);
    this.#takesObject = found.form === 'object';
    this.#takesAll = found.rest === true;
    this.#isTreacherous = this.#names.some((name) => name in {});
  }

  /** The values that the function gets after the client; undefined when the message does not fit. */
  bind(message: Message): unknown[] | undefined {
    const names = this.#names;
    const values: unknown[] = [];
    let found = 1;
    for (let index = 0; index < names.length; index++) {
      const value = this.#part(message, names[index] ?? '');
      // JSON has no undefined: what is undefined is not there
      if (value !== undefined) found++;
      else if (!this.#optional[index]) return undefined;
      values.push(value);
    }
    if (!this.#takesAll && Object.keys(message).length !== found) return undefined;
    return this.#takesObject ? [partsOf(message)] : values;
  }

  /** Why a message could not be bound. */
  misfit(message: Message): Trouble {
    const missing = this.#names.find((name, index) => !this.#optional[index] && this.#part(message, name) === undefined);
    return missing === undefined ? this.#unexpected(message) : this.#missing(missing, message);
  }

  /** What `connect` and `disconnect` get after the client. */
  noValues(): unknown[] {
    return this.#takesObject ? [{}] : [];
  }

  call(client: Client, values: unknown[]): unknown {
    // where nothing is to be spread it costs half as much
    return values.length === 1 ? this.#fn(client, values[0]) : this.#fn(client, ...values);
  }

  #part(message: Message, name: string): unknown {
    return this.#isTreacherous && !Object.hasOwn(message, name) ? undefined : message[name];
  }

  #missing(name: string, message: Message): Trouble {
    const near = nearest(name, this.#unknownKeys(message));
    return { code: 'missing-parameter', params: { op: this.op, name, ...(near ? { nearest: near } : {}) } };
  }

  #unexpected(message: Message): Trouble {
    const [name = ''] = this.#unknownKeys(message);
    const near = nearest(name, this.#known);
    return { code: 'unexpected-parameter', params: { op: this.op, name, ...(near ? { nearest: near } : {}) } };
  }

  #unknownKeys(message: Message): string[] {
    const keys: string[] = [];
    for (const key in message) if (key !== 'op' && !this.#known.has(key)) keys.push(key);
    return keys;
  }
}

function partsOf({ op: _op, ...parts }: Message): object {
  return parts;
}

/** In a child's words. */
function kindOf(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return 'a text';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function isHandlerFunction(value: unknown): value is HandlerFunction {
  return typeof value === 'function';
}
