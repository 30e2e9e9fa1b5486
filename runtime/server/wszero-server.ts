import { Client, groupName } from './client.ts';
import { Handler, type HandlerFunction } from './handler.ts';
import type { HandlerParameters } from './handler-parameters.ts';
import { decodeMessage, encodeMessage, isReservedOp } from './message.ts';
import { nearest } from '../nearest.ts';
import type { Outlet } from './outlet.ts';
import { Patience } from './patience.ts';
import { Queue } from './queue.ts';
import { causeOf, troubleText, WszeroError, type Trouble } from './trouble.ts';

/** The text of a message, or one of the special ones, which no text of a message is. */
type Task = string | typeof CONNECT | typeof DISCONNECT;

const CONNECT = Symbol('connect');
const DISCONNECT = Symbol('disconnect');

interface Connected {
  client: Client;
  queue: Queue<Task>;
  held: boolean;
  toldTooFast: boolean;
  /** The page load that it is: a page that connects again is the same one. */
  load: string | undefined;
  /** Called when the last of a client that has left is done. */
  left?: () => void;
}

export interface ServerOptions {
  /** Milliseconds that a handler may go on before its client's next message is handled. */
  handlerMs: number;
  /** Messages of one client that may wait before it is held. */
  queueLength: number;
}

/**
 * A wszero server: handlers, clients, groups, and the order in which things happen. It knows no socket; `outlet` does.
 * Whoever owns the sockets calls `connect`, `message` and `disconnect`, in the order in which they came.
 */
export class WszeroServer {
  readonly #outlet: Outlet;
  readonly #options: ServerOptions;
  readonly #patience: Patience;
  readonly #handlers = new Map<string, Handler>();
  /** For `connect` and `disconnect`, which no message may be called. */
  readonly #specialHandlers = new Map<string, Handler>();
  readonly #clients = new Map<string, Connected>();
  readonly #groupSizes = new Map<string, number>();
  readonly #toldEmpty = new Set<string>();
  /** Clients that have left and still have something to do, by their page load. */
  readonly #leaving = new Map<string, Promise<void>>();
  /** Whose task has not returned yet, and the op of the handler that it is in. */
  #running: Connected | undefined;
  #runningOp = '';

  /** Told that a handler begins: its client, its op, and the message as it came ('' for connect and disconnect). */
  onTurn: ((client: string, op: string, text: string) => void) | undefined;

  constructor(outlet: Outlet, options: ServerOptions) {
    this.#options = options;
    this.#outlet = { ...outlet, groupChanged: (client, group, member) => this.#groupChanged(outlet, client, group, member) };
    this.#patience = new Patience(outlet, options.handlerMs);
  }

  /** Handlers that have returned a promise and are waited for. Whatever waits in a queue waits for one of these, or for a job. */
  get goingOn(): number {
    return this.#patience.size;
  }

  /** Registers `handler` for messages with the opcode `op`. Throws WszeroError when it can't be called by a message. */
  on = (op: string, handler: HandlerFunction, parameters?: HandlerParameters): void => {
    if (typeof op !== 'string' || op === '')
      throw new WszeroError('bad-argument', { message: 'on needs a name in quote marks first, like on("say", …).' });
    if (op.startsWith('_')) throw new WszeroError('reserved-op', { op });
    const handlers = isReservedOp(op) ? this.#specialHandlers : this.#handlers;
    if (handlers.has(op)) this.#outlet.trouble({ code: 'duplicate-handler', params: { op }, stack: here() });
    handlers.set(op, new Handler(op, handler, parameters));
    this.#outlet.registered(op);
  };

  /** Sends to every client, or to those of one group: `broadcast(op, params)`, `broadcast(op, group, params)`. */
  broadcast = (op: string, groupOrParams?: string | object, more?: object | string): void => {
    const [group, params] =
      typeof groupOrParams === 'string' ? [groupOrParams, more] : [typeof more === 'string' ? more : undefined, groupOrParams];
    const text = encodeMessage(op, params);
    if (group === undefined) return this.#outlet.broadcast(text);
    const name = groupName(group);
    if (this.#groupSizes.has(name)) this.#outlet.broadcastGroup(name, text);
    else this.#tellEmpty(name);
  };

  /** A page whose connection broke is a new client of the same page `load`: it begins when the old one's messages are done. */
  connect(id: string, name: string, load?: string): void {
    const client = new Client(id, name, this.#outlet);
    const queue = new Queue<Task>((task) => this.#work(connected, task));
    const connected: Connected = { client, held: false, toldTooFast: false, load, queue };
    this.#clients.set(id, connected);
    const before = load === undefined ? undefined : this.#leaving.get(load);
    if (before) queue.waitFor(before);
    queue.add(CONNECT);
  }

  disconnect(id: string): void {
    const connected = this.#clients.get(id);
    if (!connected) return;
    this.#clients.delete(id);
    // At once: it may have messages that wait for a handler to end, and is in no group meanwhile.
    Client.leave(connected.client);
    if (connected.load !== undefined) this.#remember(connected, connected.load);
    connected.queue.add(DISCONNECT);
  }

  #remember(connected: Connected, load: string): void {
    const left = new Promise<void>((resolve) => {
      connected.left = () => {
        if (this.#leaving.get(load) === left) this.#leaving.delete(load);
        resolve();
      };
    });
    this.#leaving.set(load, left);
  }

  message(id: string, text: string): void {
    const connected = this.#clients.get(id);
    if (!connected) return;
    const waiting = connected.queue.add(text);
    if (waiting >= this.#options.queueLength && !connected.held) {
      connected.held = true;
      this.#outlet.hold(id, true);
      this.#tellTooFast(connected);
    }
  }

  /**
   * For a host that can cut a running handler: call it when it is back. What was running then never ended, so its client
   * is told and goes on with the next message.
   */
  recover(): void {
    const cut = this.#running;
    if (!cut) return;
    this.#running = undefined;
    const op = this.#runningOp;
    cut.client.send('error', { code: 'handler-failed', msg: troubleText('cut', { op }) });
    if (cut.queue.length === 0) cut.left?.();
    cut.queue.abandon();
  }

  /** What runs is known from its very beginning, so that `recover` can always tell. */
  #work(connected: Connected, task: Task): Promise<void> | undefined {
    this.#running = connected;
    this.#runningOp = '';
    const goesOn = typeof task === 'string' ? this.#handle(connected.client, task) : this.#special(connected.client, task);
    if (connected.held) this.#release(connected);
    this.#running = undefined;
    if (task !== DISCONNECT) return goesOn;
    if (goesOn) return goesOn.then(connected.left);
    connected.left?.();
    return undefined;
  }

  #tellTooFast(connected: Connected): void {
    if (connected.toldTooFast) return;
    connected.toldTooFast = true;
    const { id, name } = connected.client;
    this.#outlet.trouble({ code: 'too-fast', client: id, params: { name } });
  }

  #release(connected: Connected): void {
    if (connected.queue.length > this.#options.queueLength / 4) return;
    connected.held = false;
    this.#outlet.hold(connected.client.id, false);
  }

  #handle(client: Client, text: string): Promise<void> | undefined {
    const message = decodeMessage(text);
    if (typeof message === 'string') {
      this.#refuse(client, { code: message, params: {} });
      return;
    }
    const { op } = message;
    const handler = this.#handlers.get(op);
    const values = handler?.bind(message);
    if (handler === undefined || values === undefined) {
      this.#refuse(client, handler?.misfit(message) ?? this.#unhandled(op), text);
      return;
    }
    return this.#run(client, handler, values, text);
  }

  #special(client: Client, task: typeof CONNECT | typeof DISCONNECT): Promise<void> | undefined {
    const handler = this.#specialHandlers.get(task === CONNECT ? 'connect' : 'disconnect');
    return handler && this.#run(client, handler, handler.noValues(), '');
  }

  /** Gives a promise when the handler goes on. */
  #run(client: Client, handler: Handler, values: unknown[], text: string): Promise<void> | undefined {
    this.#runningOp = handler.op;
    this.onTurn?.(client.id, handler.op, text);
    try {
      const result = handler.call(client, values);
      return result !== undefined && isThenable(result) ? this.#await(client, handler.op, result) : undefined;
    } catch (error) {
      this.#failed(client, handler.op, error);
      return undefined;
    }
  }

  #await(client: Client, op: string, result: PromiseLike<unknown>): Promise<void> {
    this.#outlet.goesOn();
    return this.#patience.wait(
      result,
      (error) => this.#failed(client, op, error),
      () => {
        const seconds = String(this.#options.handlerMs / 1000);
        this.#outlet.trouble({ code: 'handler-waits', client: client.id, params: { op, seconds } });
      },
    );
  }

  #failed(client: Client, op: string, error: unknown): void {
    const { name, message, stack } = this.#outlet.describe(error);
    const cause = causeOf(error);
    this.#refuse(client, {
      code: 'handler-failed',
      params: { ...cause?.params, ...(cause && { why: cause.code }), op, name, message },
      stack,
    });
  }

  /** Tells the sender and the console. `text` is the message that no handler got. */
  #refuse(client: Client, trouble: Trouble, text?: string): undefined {
    const { code, params } = trouble;
    this.#outlet.trouble({ ...trouble, client: client.id, params: text === undefined ? params : { ...params, text } });
    client.send('error', { code, msg: troubleText(code, params) });
  }

  #unhandled(op: string): Trouble {
    if (isReservedOp(op)) return { code: 'reserved-op', params: { op } };
    const near = nearest(op, this.#handlers.keys());
    return { code: 'unknown-op', params: near ? { op, nearest: near } : { op } };
  }

  #groupChanged(outlet: Outlet, client: string, group: string, member: boolean): void {
    const size = (this.#groupSizes.get(group) ?? 0) + (member ? 1 : -1);
    if (size > 0) this.#groupSizes.set(group, size);
    else this.#groupSizes.delete(group);
    outlet.groupChanged(client, group, member);
  }

  #tellEmpty(group: string): void {
    if (this.#toldEmpty.has(group)) return;
    this.#toldEmpty.add(group);
    const near = nearest(group, this.#groupSizes.keys());
    this.#outlet.trouble({ code: 'empty-group', params: near ? { group, nearest: near } : { group }, stack: here() });
  }
}

function here(): string {
  return new Error().stack ?? '';
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
