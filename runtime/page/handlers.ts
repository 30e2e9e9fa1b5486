import { guardSentScript } from './guard-sent-script.ts';
import { nameOfValue } from './name-of-value.ts';
import { nearest } from '../nearest.ts';
import { tellTrouble } from './page-trouble.ts';
import { TEXTS } from './texts.ts';

/** What a handler is given: the parameters of the message, and `op`. */
export type Message = Record<string, unknown> & { op: string };

declare global {
  /** A pupil's own table, from op to function. Whatever they put there: nothing about it is sure. */
  var HANDLERS: unknown;
}

/** Around a pane is a console that the server tells itself, with the line; what it tells has a code. */
let isToldAround = false;

/** There from the start, and again when a pupil has put a table of their own in place of the first one. */
const DEFAULTS: Record<string, (message: Message) => void> = {
  eval_js({ script }) {
    if (typeof script !== 'string') {
      tellTrouble('eval-not-text', { what: nameOfValue(script) });
      return;
    }
    try {
      // An indirect call: the script is global code, and sees nothing of this file.
      (0, eval)(`${guardSentScript(script)}\n//# sourceURL=eval_js`);
    } catch (error) {
      if (error instanceof SyntaxError) tellTrouble('eval-mistake', { message: `${error.name}: ${error.message}` });
      else throw error;
    }
  },
  error({ msg, code }) {
    if (isToldAround && typeof code === 'string') return;
    console.error(TEXTS.serverSays(typeof msg === 'string' ? msg : JSON.stringify(msg ?? null)));
  },
};

/**
 * Makes `HANDLERS` a global that `var` declared, by a script element: only such a global makes `const HANDLERS = …` in a
 * pupil's script a SyntaxError, in every browser, instead of a second table that nobody reads. (Firefox refuses a property
 * of the window that is defined as not configurable.) Where a policy keeps inline scripts out it is an ordinary property.
 */
export function declareHandlers({ isPane }: { isPane: boolean }): void {
  isToldAround = isPane;
  const script = document.createElement('script');
  script.textContent = 'var HANDLERS;';
  document.documentElement.append(script);
  script.remove();
  globalThis.HANDLERS = { ...DEFAULTS };
}

/** Gives the text of one message to its handler; false where nobody listens. What the handler throws is reported like any error of the page. */
export function handle(text: string): boolean {
  const message = parse(text);
  if (!message) {
    tellTrouble('bad-from-server');
    return false;
  }
  const handler = handlerOf(message.op);
  if (!handler) return false;
  try {
    handler(message);
  } catch (error) {
    reportError(error);
  }
  return true;
}

function parse(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'string';
}

/** The handler of an op; where there is none, the console is told and nothing is returned. */
function handlerOf(op: string): ((message: Message) => unknown) | undefined {
  const table: unknown = globalThis.HANDLERS;
  const isTable = (typeof table === 'object' && table !== null) || typeof table === 'function';
  const own: unknown = isTable && Object.hasOwn(table, op) ? Reflect.get(table, op) : undefined;
  // Bound, so that `this` in a handler is the table that the pupil wrote it in.
  if (typeof own === 'function') return (message) => Reflect.apply(own, table, [message]) as unknown;
  if (own !== undefined) {
    tellTrouble('page-handler-not-function', { op, handler: handlerName(op), what: nameOfValue(own) });
    return undefined;
  }
  const fallback = Object.hasOwn(DEFAULTS, op) ? DEFAULTS[op] : undefined;
  if (fallback) return fallback;
  if (isTable) tellNobodyListens(op, Object.keys(table));
  else tellTrouble('handlers-not-an-object', { what: nameOfValue(table) });
  return undefined;
}

function tellNobodyListens(op: string, names: string[]): void {
  const near = nearest(op, names);
  tellTrouble('no-page-handler', { op, handler: handlerName(op), ...(near !== undefined && { nearest: near }) });
}

/** As a pupil would write it. */
function handlerName(op: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(op) ? `HANDLERS.${op}` : `HANDLERS[${JSON.stringify(op)}]`;
}
