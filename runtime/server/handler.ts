import type { Client } from './client.ts';
import { parametersFromSource, type HandlerParameters } from './handler-parameters.ts';
import type { Message } from './message.ts';
import { nearest } from './nearest.ts';
import { WszeroError, type Trouble } from './trouble.ts';

/** What a pupil gives to `on`. */
export type HandlerFunction = (client: Client, ...values: unknown[]) => unknown;

/** A function with the names of its parameters, ready to be called with a message. */
export class Handler {
  readonly op: string;
  readonly #fn: HandlerFunction;
  readonly #parameters: HandlerParameters;
  readonly #known: Set<string>;

  /** Throws WszeroError when `fn` is no function, or its parameters can't be bound by name. */
  constructor(op: string, fn: unknown, parameters: HandlerParameters | undefined) {
    if (!isHandlerFunction(fn)) throw new WszeroError('handler-not-function', { op });
    const found = parameters ?? parametersFromSource(Function.prototype.toString.call(fn));
    if (found === undefined || found.problem !== undefined)
      throw new WszeroError('handler-parameters', { op, problem: found?.problem ?? 'hidden' });
    this.op = op;
    this.#fn = fn;
    this.#parameters = found;
    this.#known = new Set(found.parameters.map(([name]) => name));
  }

  /** Why this message does not fit, or undefined when it does. */
  misfit(message: Message): Trouble | undefined {
    for (const [name, optional] of this.#parameters.parameters) {
      if (optional || Object.hasOwn(message, name)) continue;
      const near = nearest(name, this.#unknownKeys(message));
      return { code: 'missing-parameter', params: { op: this.op, name, ...(near ? { nearest: near } : {}) } };
    }
    if (this.#parameters.rest) return undefined;
    const [name] = this.#unknownKeys(message);
    if (name === undefined) return undefined;
    const near = nearest(name, this.#known);
    return { code: 'unexpected-parameter', params: { op: this.op, name, ...(near ? { nearest: near } : {}) } };
  }

  /** Calls the function with the parts of a message that fits. */
  call(client: Client, message: Message): unknown {
    const { form, parameters } = this.#parameters;
    if (form === 'object') {
      const { op: _op, ...parts } = message;
      return this.#fn(client, parts);
    }
    const [first, second] = parameters;
    if (first === undefined) return this.#fn(client);
    const value = part(message, first[0]);
    if (second === undefined) return this.#fn(client, value);
    return this.#fn(client, value, ...parameters.slice(1).map(([name]) => part(message, name)));
  }

  /** Calls a handler of `connect` or `disconnect`. */
  callWithClient(client: Client): unknown {
    return this.#parameters.form === 'object' ? this.#fn(client, {}) : this.#fn(client);
  }

  #unknownKeys(message: Message): string[] {
    const keys: string[] = [];
    for (const key in message) if (key !== 'op' && !this.#known.has(key)) keys.push(key);
    return keys;
  }
}

/** Own parts only: a parameter named `constructor` is not filled from the prototype. */
function part(message: Message, name: string): unknown {
  return Object.hasOwn(message, name) ? message[name] : undefined;
}

function isHandlerFunction(value: unknown): value is HandlerFunction {
  return typeof value === 'function';
}
