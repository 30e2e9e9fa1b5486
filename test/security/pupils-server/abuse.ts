import type { StopReason } from '../../../server/protocol/project-state.ts';

/**
 * What becomes of code that would take all. `told`: the console says so, by that code (or one of
 * those: what ends first, the stack, the memory or the time, may differ), and the server runs on. `stopped`: as
 * often as that takes, then it stands still, with the reason, until somebody starts it again. `refused`: new code that never
 * starts. `harmless`: it ends by itself, or hurts its own message only.
 */
export type Fate =
  | { type: 'told'; codes: readonly string[] }
  | { type: 'stopped'; reason: StopReason }
  | { type: 'refused'; code: string }
  | { type: 'harmless' };

export interface Abuse {
  what: string;
  /** `server.js`; runs when a message `go` comes, if it starts at all. */
  code: string;
  fate: Fate;
}

const told = (...codes: string[]): Fate => ({ type: 'told', codes });
const stopped = (reason: StopReason): Fate => ({ type: 'stopped', reason });
const refused = (code: string): Fate => ({ type: 'refused', code });
const HARMLESS: Fate = { type: 'harmless' };

const go = (what: string, body: string, fate: Fate): Abuse => ({ what, code: `on('go', (client) => { ${body} });`, fate });
const goAsync = (what: string, body: string, fate: Fate): Abuse => ({ what, code: `on('go', async (client) => { ${body} });`, fate });
const top = (what: string, code: string, fate: Fate): Abuse => ({ what: `at the top: ${what}`, code, fate });

/** Longer than anybody waits, and shorter than for ever, so that a test that fails ends. */
const LONG = '{ length: 2 ** 53 - 1 }';

const LOOPS: Abuse[] = [
  go('while (true)', 'while (true) {}', told('endless')),
  go('for (;;) with a call', 'for (;;) Math.random();', told('endless')),
  go('a loop in a finally', 'try { throw 1 } finally { for (;;) {} }', told('endless')),
  go('loops that catch their end', 'for (;;) { try { for (;;) {} } catch {} }', told('endless')),
  go('loops behind a finally that returns', 'const f = () => { try { for (;;) {} } finally { return f(); } }; f();', told('endless')),
  goAsync('after an await', 'await null; for (;;) {}', told('endless')),
  goAsync('await in a loop', 'for (;;) await null;', stopped('endless')),
  goAsync('async loops that catch their end', 'for (;;) { try { await (async () => { for (;;) {} })(); } catch {} }', stopped('endless')),
  go('promises that make promises', 'const again = () => Promise.resolve().then(again); again();', stopped('endless')),
  go('microtasks that make microtasks', 'const again = () => queueMicrotask(again); again();', stopped('endless')),
  go('an async storm', 'const f = async () => { await null; f(); f(); }; f();', stopped('endless')),
  go('a thenable that is never done', 'Promise.resolve({ then(resolve) { resolve(this); } });', stopped('endless')),
  goAsync('await of a thenable that hangs', 'await { then() { for (;;) {} } };', told('endless')),
  go('a generator without end', 'for (const each of (function* () { for (;;) yield 1; })()) each;', told('endless')),
  go('a generator that is spread', '[...(function* () { for (;;) yield; })()];', told('endless')),
  goAsync(
    'an async generator without end',
    'for await (const each of (async function* () { for (;;) yield 1; })()) each;',
    stopped('endless'),
  ),
  go(
    'an iterator without end in Array.from',
    'Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) });',
    told('endless'),
  ),
  go(
    'an iterator without end in a Map',
    'new Map({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: [1, 1] }) }) });',
    told('endless'),
  ),
  go('a timer', 'setTimeout(() => { for (;;) {} }, 1);', told('endless')),
  go('an interval of loops', 'setInterval(() => { for (;;) {} }, 1);', stopped('endless')),
  go('recursion without end, twofold', 'const f = () => { try { f(); } catch {} f(); }; f();', stopped('endless')),
];

const BUILTINS: Abuse[] = [
  go('indexOf of 2 ** 53 - 1', `[].indexOf.call(${LONG}, 1);`, stopped('endless')),
  go('includes of 2 ** 53 - 1', `[].includes.call(${LONG}, 1);`, stopped('endless')),
  go('lastIndexOf of 2 ** 53 - 1', `[].lastIndexOf.call(${LONG}, 1);`, stopped('endless')),
  go('reverse of 2 ** 53 - 1', `[].reverse.call(${LONG});`, stopped('endless')),
  go('fill of 2 ** 53 - 1', `[].fill.call(${LONG}, 1);`, stopped('out-of-memory')),
  go('join of 2 ** 32 - 1', `[].join.call({ length: 2 ** 32 - 1 }, '');`, stopped('endless')),
  go('sort with a comparer that hangs', '[2, 1].sort(() => { for (;;) {} });', told('endless')),
  go('sort of a million', 'Array.from({ length: 1e6 }, (_, n) => -n).sort();', told('endless')),
  go('a regular expression that backtracks', `/^(a+)+$/.test('a'.repeat(40) + 'b');`, told('endless')),
  go('a regular expression over and over', `'ab'.repeat(1e5).replace(/(?=((?:ab)+))/g, '');`, told('handler-failed', 'endless')),
  go('a BigInt of ten million digits', '2n ** 30_000_000n * 3n ** 5_000_000n;', told('handler-failed')),
  go('a BigInt in decimal', 'String(2n ** 1_000_000n);', stopped('endless')),
  go('JSON of an object that hangs', 'JSON.stringify({ toJSON() { for (;;) {} } });', told('endless')),
  go('a Proxy that hangs', 'new Proxy({}, { get() { for (;;) {} } }).a;', told('endless')),
  go('a Proxy that hangs in the host’s hands', `client.send('x', new Proxy({}, { ownKeys() { for (;;) {} } }));`, told('endless')),
  go('toJSON that hangs', `client.send('x', { a: { toJSON() { for (;;) {} } } });`, told('endless')),
  go('a getter that hangs in a message', `client.send('x', { get a() { for (;;) {} } });`, told('endless')),
  go('toString that hangs in an op', `client.send({ toString() { for (;;) {} } });`, HARMLESS),
  go('a printed value that hangs', 'console.log({ get a() { for (;;) {} } });', told('endless')),
  go('a printed value of a Proxy that hangs', 'console.log(new Proxy([], { get() { for (;;) {} } }));', told('endless')),
];

const THROWN: Abuse[] = [
  go('an error with a message that hangs', 'throw { get message() { for (;;) {} } };', told('endless')),
  go(
    'an error with a stack that hangs',
    'const e = new Error(); Object.defineProperty(e, "stack", { get() { for (;;) {} } }); throw e;',
    told('endless'),
  ),
  go(
    'an error with a name that throws',
    'const e = new Error("x"); Object.defineProperty(e, "name", { get() { throw e; } }); throw e;',
    told('handler-failed'),
  ),
  go('a Proxy of an error', 'throw new Proxy(new Error("x"), { get() { throw 1; }, getPrototypeOf() { for (;;) {} } });', told('endless')),
  go('an error with a message of ten megabytes', `throw new Error('x'.repeat(1e7));`, told('handler-failed')),
  go('null', 'throw null;', told('handler-failed')),
  go('a symbol', 'throw Symbol("x");', told('handler-failed')),
  goAsync('a promise that rejects with itself', 'const p = Promise.reject({ get then() { throw p; } }); await p;', told('handler-failed')),
  go('ten thousand promises that nobody awaits', 'for (let n = 0; n < 10_000; n++) Promise.reject(new Error("x"));', HARMLESS),
];

const MEMORY: Abuse[] = [
  go('Array(1e9).fill(0)', 'Array(1e9).fill(0);', told('out-of-memory')),
  go('a list that grows', `const a = []; for (;;) a.push('x'.repeat(1000) + a.length);`, told('endless')),
  go(
    'a list that grows and catches',
    `let a = []; for (;;) { try { for (;;) a.push(new Array(1000).fill(0)); } catch {} }`,
    told('endless'),
  ),
  go('a text that doubles', `let s = 'x'; for (;;) s += s;`, told('handler-failed')),
  go('repeat and padEnd', `'x'.repeat(2 ** 29).padEnd(2 ** 30);`, told('out-of-memory')),
  go('typed arrays', 'const a = []; for (;;) a.push(new Uint8Array(1e6));', told('out-of-memory')),
  go('an ArrayBuffer of a gigabyte', 'new ArrayBuffer(2 ** 30);', told('out-of-memory')),
  go('functions made of text', `const a = []; for (let n = 0; ; n++) a.push(new Function('return ' + n));`, told('endless')),
  go('a million keys', 'const o = {}; for (let n = 0; ; n++) o["k" + n] = n;', told('endless')),
  go('clones of clones', 'let o = [1]; for (;;) o = [structuredClone(o), structuredClone(o)];', told('endless')),
];

const DEEP: Abuse[] = [
  go('calls that nest without end', 'const deep = () => deep(); deep();', told('handler-failed')),
  go('JSON that nests a million deep', `JSON.parse('['.repeat(1e6));`, told('handler-failed')),
  go('a list that nests and is sent', `let a = []; for (let n = 0; n < 1e5; n++) a = [a]; client.send('x', { a });`, stopped('endless')),
  go('a list that nests and is printed', 'let a = []; for (let n = 0; n < 1e5; n++) a = [a]; console.log(a);', HARMLESS),
  go(
    'a Proxy of a Proxy of a Proxy',
    'let p = {}; for (let n = 0; n < 1e5; n++) p = new Proxy(p, {}); p.a;',
    told('endless', 'handler-failed'),
  ),
  go('a long chain of prototypes', 'let o = {}; for (let n = 0; n < 1e5; n++) o = Object.create(o); o.a;', HARMLESS),
  go('a regular expression of many brackets', `new RegExp('('.repeat(1e5) + ')'.repeat(1e5));`, told('handler-failed')),
  go('eval of many brackets', `eval('('.repeat(1e5) + ')'.repeat(1e5));`, told('handler-failed')),
  go(
    'bound functions of bound functions',
    'let f = () => 1; for (let n = 0; n < 1e5; n++) f = f.bind(null); f();',
    told('out-of-memory', 'handler-failed'),
  ),
  go('a getter that calls itself', 'const o = { get a() { return o.a; } }; o.a;', told('handler-failed')),
  go('toString that calls itself', 'const o = { toString() { return `${o}`; } }; `${o}`;', told('handler-failed')),
];

const FLOODS: Abuse[] = [
  go('messages without end', `for (;;) { try { client.send('x'); } catch {} }`, stopped('flood')),
  go('broadcasts of 900 kB', `const text = 'x'.repeat(200_000); for (;;) broadcast('x', { text });`, stopped('flood')),
  go('lines without end', 'for (let n = 0; ; n++) console.log(n);', stopped('flood')),
  go('lines of a megabyte', `console.log('x'.repeat(1e6)); console.log('x'.repeat(1e6));`, stopped('flood')),
  go('groups without end', `for (let n = 0; ; n++) client.add_to_group('g' + n);`, told('bad-argument')),
  go('timers without end', 'for (;;) setTimeout(() => 1, 1e6);', stopped('too-many-timers')),
  go(
    'timers that make timers',
    'const again = () => { setTimeout(again, 0); setTimeout(again, 0); }; again();',
    stopped('too-many-timers'),
  ),
  go('handlers without end', `for (let n = 0; ; n++) on('op' + n, () => 1);`, stopped('flood')),
  go('names without end', `for (let n = 0; ; n++) client.name = 'n' + n;`, stopped('flood')),
];

const TOPS: Abuse[] = [
  top('a loop', 'for (;;) {}', refused('endless')),
  top('a loop after an await', '(async () => { await null; for (;;) {} })();', refused('endless')),
  top('a builtin', `[].indexOf.call(${LONG}, 1);`, refused('endless')),
  top('memory', 'const a = []; for (;;) a.push(new Uint8Array(1e6));', refused('out-of-memory')),
  top('messages', `for (;;) broadcast('x');`, refused('flood')),
  top('timers', 'for (;;) setTimeout(() => 1, 1e6);', refused('too-many-timers')),
  top('an error that hangs', 'throw { get message() { for (;;) {} } };', refused('out-of-memory')),
  top('handlers without end', `for (let n = 0; ; n++) on('op' + n, () => 1);`, refused('flood')),
];

export const ABUSES: readonly Abuse[] = [...LOOPS, ...BUILTINS, ...THROWN, ...MEMORY, ...DEEP, ...FLOODS, ...TOPS];
