import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { LIMITS } from '../protocol/limits.ts';

export interface Doors {
  run: QuickJSHandle;
  drain: QuickJSHandle;
  describe: QuickJSHandle;
  look: QuickJSHandle;
}

interface HostTimers {
  set(id: number, ms: number, repeat: boolean): boolean;
  clear(id: number): void;
}

/** Gives the guest its host functions, evaluates it, and takes the functions by which the worker enters. */
export function installHost(context: QuickJSContext, marks: QuickJSHandle, guest: string, timers: HostTimers): Doors {
  const host = context.newObject();
  const set = (name: string, value: QuickJSHandle): void => {
    context.setProp(host, name, value);
    value.dispose();
  };
  set('marks', marks);
  set('handlerMs', context.newNumber(LIMITS.handlerMs));
  set('queueLength', context.newNumber(LIMITS.clientQueueLength));
  set('messagesPerEntry', context.newNumber(LIMITS.messagesPerEntry));
  set('bytesPerEntry', context.newNumber(LIMITS.bytesPerEntry));
  set(
    'setTimer',
    context.newFunction('setTimer', (id, ms, repeat) => {
      const isSet = timers.set(context.getNumber(id), context.getNumber(ms), context.dump(repeat) === true);
      return isSet ? context.true : context.false;
    }),
  );
  set(
    'clearTimer',
    context.newFunction('clearTimer', (id) => {
      timers.clear(context.getNumber(id));
    }),
  );
  context.setProp(context.global, '__host', host);
  host.dispose();
  context.unwrapResult(context.evalCode(guest, 'wszero')).dispose();
  const doors = context.getProp(context.global, '__guest');
  const door = (name: string): QuickJSHandle => context.getProp(doors, name);
  const found = { run: door('run'), drain: door('drain'), describe: door('describe'), look: door('look') };
  doors.dispose();
  context.unwrapResult(context.evalCode('delete globalThis.__guest', 'wszero')).dispose();
  return found;
}
