import { FIELD, GUEST_EFFECT, GUEST_ITEM, RECORD } from '../../../server/protocol/guest.ts';

/** A way out that pupils may try, and what it gives them: `blocked` for what throws. */
export interface Escape {
  what: string;
  /** An expression; a promise is awaited. */
  code: string;
  gives: string;
}

const nothing = (what: string, code: string): Escape => ({ what, code, gives: 'undefined' });
const blocked = (what: string, code: string): Escape => ({ what, code, gives: 'blocked' });

export const ESCAPES: readonly Escape[] = [
  ...[
    'process',
    'require',
    'module',
    'exports',
    'Buffer',
    'global',
    'window',
    'self',
    'document',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'Worker',
    'WebAssembly',
    'importScripts',
    'Deno',
    'Bun',
    'std',
    'os',
    'scriptArgs',
    '__host',
    '__guest',
  ].map((name) => nothing(`the name ${name}`, `globalThis[${JSON.stringify(name)}]`)),
  nothing('Function', `Function('return typeof process === "undefined" ? undefined : process')()`),
  nothing('the constructor of an async function', `(async () => {}).constructor('return globalThis.process')()`),
  nothing('the constructor of a generator', `(function* () {}).constructor('yield globalThis.require')().next().value`),
  nothing('the constructor of on', `on.constructor('return globalThis.process')()`),
  nothing('the constructor of a timer', `setTimeout.constructor('return globalThis.process')()`),
  nothing('the constructor of console.log', `console.log.constructor('return globalThis.__host')()`),
  nothing('indirect eval', `(0, eval)('globalThis.process')`),
  nothing(
    'the caller of a handler',
    '(function () { try { return arguments.callee.caller ?? undefined; } catch { return undefined; } })()',
  ),
  nothing('the prototype of the global object', 'Object.getPrototypeOf(globalThis).process'),
  nothing('what client.send closes over', 'client.outlet ?? client.emitter ?? client._outlet'),
  nothing(
    'frames of the stack',
    '{ const made = Error.prepareStackTrace; Error.prepareStackTrace = (e, frames) => frames; const frames = new Error().stack; Error.prepareStackTrace = made; frames?.[0]?.getThis?.() }',
  ),
  blocked('import of fs', `Function("return import('fs')")()`),
  blocked('import of node:fs', `Function("return import('node:fs')")()`),
  blocked('import of a path', `Function("return import('/etc/passwd')")()`),
  blocked('import of a URL', `Function("return import('data:text/javascript,export default 1')")()`),
  blocked('import within eval', `eval("import('fs')")`),
  blocked('import within Function', `Function("return import('os')")()`),
  blocked('a with statement in strict code', `Function("'use strict'; with (globalThis) {}")()`),
  { what: 'paths of the host in a stack', code: `/node_modules|\\.build|\\/[a-z]+\\/[a-z]+/i.test(new Error('x').stack)`, gives: 'false' },
  {
    what: 'names of the host among the globals',
    code: `Object.getOwnPropertyNames(globalThis).filter((name) => /host|guest|worker|port/i.test(name)).length`,
    gives: '0',
  },
];

/** Records that code writes past the runtime, by making `JSON.stringify` its own. */
export interface Forgery {
  what: string;
  records: string[];
  /** Ops that its own client gets of it. */
  gets?: string[];
}

const record = (kind: string, ...fields: string[]): string => kind + fields.join(FIELD);
const { stringify } = JSON;
/** Stands for the id of the client that asks for it. */
const ME = '@';

export const FORGERIES: readonly Forgery[] = [
  { what: 'a message to a client of nobody', records: [record(GUEST_EFFECT.send, '999', '{"op":"x"}')] },
  { what: 'a message to a client named like a method', records: [record(GUEST_EFFECT.send, '__proto__', '{"op":"x"}')] },
  { what: 'a message to its own client', records: [record(GUEST_EFFECT.send, ME, '{"op":"own"}')], gets: ['own'] },
  { what: 'a message that is no object', records: [record(GUEST_EFFECT.send, ME, 'hello'), record(GUEST_EFFECT.broadcast, '[1]')] },
  { what: 'a message of a megabyte', records: [record(GUEST_EFFECT.broadcast, `{"op":"x","text":"%x;900000%"}`)] },
  {
    what: 'a group that is no JSON',
    records: [record(GUEST_EFFECT.joinGroup, ME, 'nope'), record(GUEST_EFFECT.broadcastGroup, 'nope', '{"op":"x"}')],
  },
  {
    what: 'a group of the host',
    records: [record(GUEST_EFFECT.joinGroup, ME, '"_all"'), record(GUEST_EFFECT.broadcastGroup, '"_all"', '{"op":"x"}')],
  },
  {
    what: 'a group of 5,000 letters',
    records: [
      record(GUEST_EFFECT.joinGroup, ME, stringify('g'.repeat(5_000))),
      record(GUEST_EFFECT.broadcastGroup, stringify('g'.repeat(5_000)), '{"op":"x"}'),
    ],
  },
  { what: 'a group that is a list without end', records: [record(GUEST_EFFECT.joinGroup, ME, '['.repeat(100_000))] },
  { what: 'a group that nobody joined', records: [record(GUEST_EFFECT.broadcastGroup, '"nobody"', '{"op":"x"}')] },
  { what: 'a name of 100,000 letters', records: [record(GUEST_EFFECT.name, ME, stringify('n'.repeat(100_000)))] },
  { what: 'a name that is an object', records: [record(GUEST_EFFECT.name, ME, '{"toString":1}')] },
  {
    what: 'a line of a level that is none',
    records: [record(GUEST_EFFECT.log, 'evil', '"x"', '""'), record(GUEST_EFFECT.log, '__proto__', '"x"', '""')],
  },
  { what: 'a line of 500,000 letters', records: [record(GUEST_EFFECT.log, 'log', '"%l;500000%"', '""')] },
  {
    what: 'a stack of 500,000 letters',
    records: [record(GUEST_EFFECT.log, 'log', '"x"', '"%    at a (server.js:1:1);20000%"')],
  },
  { what: 'a mistake that there is not', records: [record(GUEST_EFFECT.trouble, ME, 'evil', '{"params":{},"stack":""}')] },
  { what: 'a mistake of the host', records: [record(GUEST_EFFECT.trouble, ME, 'stopped', '{"params":{"reason":"endless"},"stack":""}')] },
  {
    what: 'a mistake with twenty thousand values',
    records: [record(GUEST_EFFECT.trouble, ME, 'threw', '{"params":{%"k#":"v",;20000%"k":"v"},"stack":""}')],
  },
  {
    what: 'a mistake with __proto__ in it',
    records: [record(GUEST_EFFECT.trouble, ME, 'threw', '{"params":{"__proto__":{"polluted":"yes"},"name":"E","message":"m"},"stack":""}')],
  },
  { what: 'a mistake without its parts', records: [record(GUEST_EFFECT.trouble, ME, 'threw', '{}'), record(GUEST_EFFECT.trouble)] },
  { what: 'a turn of a client of nobody', records: [record(GUEST_EFFECT.turn, '999', '"x"', '{}'), record(GUEST_EFFECT.turn, '', '', '')] },
  { what: 'a turn with an op of a megabyte', records: [record(GUEST_EFFECT.turn, ME, '"%o;500000%"', '{}')] },
  { what: 'holding a client of nobody', records: [record(GUEST_EFFECT.hold, '999', '1'), record(GUEST_EFFECT.hold, 'constructor', '1')] },
  { what: 'kinds that there are not', records: [record('?', 'a', 'b'), record('')] },
  { what: 'a hundred thousand empty records', records: [`%${RECORD};100000%`] },
  {
    what: 'half of a pair and a zero',
    records: [record(GUEST_EFFECT.send, ME, '{"op":"half \ud800 \\u0000"}')],
    gets: ['half \ufffd\ufffd\ufffd \0'],
  },
];

/**
 * Code that writes the records of a forgery after `go`, when it is sent `ping`, as if the runtime had: the batch that the runtime takes
 * apart begins with a client whose id is all of them, and `ping` sends to that one. In a record `%text;1000%` stands for the text that
 * often, with the number for each `#`: a file of a project holds 256 KiB only.
 */
export function forging({ records }: Forgery): string {
  return `
    const records = ${stringify(records.join(RECORD))}.replace(/%([^;]+);(\\d+)%/g, (_all, text, count) =>
      Array.from({ length: count }, (_each, n) => text.replace('#', n)).join(''));
    let forged;
    on('go', (me) => {
      const own = records.replaceAll(${stringify(ME)}, me.id);
      const id = me.id + ${stringify(`${FIELD}{"op":"first"}${RECORD}`)} + own + ${stringify(`${RECORD}${GUEST_EFFECT.send}0`)};
      const { split } = String.prototype;
      const { set } = Map.prototype;
      String.prototype.split = function (...given) {
        String.prototype.split = split;
        Map.prototype.set = function (key, value) {
          if (key !== id) return set.call(this, key, value);
          Map.prototype.set = set;
          forged = value.client;
          return this;
        };
        const joins = { 0: ${stringify(GUEST_ITEM.connect)}, indexOf: () => 1, slice: (from) => (from === 1 ? id : '') };
        return [joins, ...split.apply(this, given)];
      };
      me.send('went');
    });
    on('ping', (client) => {
      forged.send('x');
      client.send('pong');
    });`;
}
