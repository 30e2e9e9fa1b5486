import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, type QuickJSContext } from 'quickjs-emscripten-core';

export interface Evaluated {
  /** What the code gave to `on`, `broadcast` and `console.log`, in order. */
  calls: { name: string; args: unknown[] }[];
  error?: { name: string; message: string; stack: string };
}

const engine = newQuickJSWASMModuleFromVariant(variant);

/** Stands in for the runtime: it keeps what it is called with, and calls each handler once with a client and nothing else. */
const GLOBALS = `
  globalThis.calls = [];
  const note = (name) => (...args) => { calls.push({ name, args: JSON.parse(JSON.stringify(args.map((arg) => typeof arg === 'function' ? 'function' : arg ?? null))) }); };
  globalThis.handlers = {};
  globalThis.on = (op, handler, ...more) => { note('on')(op, handler, ...more); handlers[op] = handler; };
  globalThis.broadcast = note('broadcast');
  globalThis.run_server = note('run_server');
  globalThis.console = { log: note('log') };
`;

/** Runs compiled code in the real engine, and then its handlers if `run` says which. */
export async function evaluate(code: string, run: readonly string[] = []): Promise<Evaluated> {
  const context = (await engine).newContext();
  context.unwrapResult(context.evalCode(GLOBALS, 'wszero')).dispose();
  let error = attempt(context, code);
  for (const op of run) error ??= attempt(context, `handlers[${JSON.stringify(op)}]({ send() {} }, 'hello');`, 'wszero');
  const calls = context.unwrapResult(context.evalCode('JSON.stringify(calls)', 'wszero')).consume((handle) => context.getString(handle));
  context.dispose();
  return { calls: JSON.parse(calls) as Evaluated['calls'], ...(error ? { error } : {}) };
}

function attempt(context: QuickJSContext, code: string, file = 'server.js'): Evaluated['error'] {
  const result = context.evalCode(code, file);
  if (!result.error) {
    result.value.dispose();
    let jobs = context.runtime.executePendingJobs();
    while (!jobs.error && jobs.value > 0) jobs = context.runtime.executePendingJobs();
    return jobs.error ? (jobs.error.consume((handle) => context.dump(handle) as Evaluated['error']) ?? undefined) : undefined;
  }
  return result.error.consume((handle) => context.dump(handle) as Evaluated['error']);
}
